package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.topology.ModelOracle.Dossier;
import vn.dxpulse.streams.topology.ModelOracle.EnterpriseFact;

/**
 * Random streams through the whole topology, against an oracle that looks at every event again:
 * disorder, duplicates, conflicts, bad clocks, silence, merger, ends of months and years, leap
 * days.
 *
 * <p>A failure names its seed; {@code -Dmodel.seed=N} runs that one alone.
 */
class PipelineModelTest {

  private static final long SEEDS = 1_000;
  private static final int STEPS = 40;

  private static final UnitRegistry REGISTRY =
      UnitRegistryFile.read(
          new StringReader(
              """
              code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
              predecessor_codes,population,population_basis,macro_region
              01,a,a,a,province,2019-04-01,2025-06-30,01,,,,
              06,b,b,b,province,2019-04-01,2025-06-30,19,,,,
              19,c,c,c,province,2019-04-01,2025-06-30,19,,,,
              30,d,d,d,province,2019-04-01,2025-06-30,31,,,,
              31,e,e,e,province,2019-04-01,2025-06-30,31,,,,
              01,a,a,a,province,2025-07-01,,,01,,,
              19,c,c,c,province,2025-07-01,,,06 19,,,
              31,e,e,e,province,2025-07-01,,,30 31,,,
              """),
          "model.csv",
          UnitRegistryFile.VIETNAM);

  private static final IndicatorCatalogue INDICATORS =
      IndicatorCatalogue.read(
          new StringReader(
              """
              indicator,method,name_vi,name_en,unit_of_measure,direction
              dti_rank,mic,a,b,rank,lower_is_better
              """),
          "one indicator");

  /** Moments around which something changes. */
  private static final List<Instant> EDGES =
      List.of(
          ModelOracle.MERGER,
          Instant.parse("2024-02-28T17:00:00Z"),
          Instant.parse("2024-02-29T17:00:00Z"),
          Instant.parse("2024-12-31T17:00:00Z"),
          Instant.parse("2025-08-31T17:00:00Z"),
          Instant.parse("2025-09-30T17:00:00Z"));

  @Test
  void saysWhatAnOracleFindsByLookingAtEveryEventAgain() {
    Optional.ofNullable(Long.getLong("model.seed"))
        .map(LongStream::of)
        .orElseGet(() -> LongStream.rangeClosed(1, SEEDS))
        .forEach(seed -> new Run(seed).check());
  }

  /** One random stream. */
  private static final class Run {
    private final long seed;
    private final SplittableRandom random;
    private final ModelOracle oracle = new ModelOracle();
    private final List<Dossier> dossiers = new ArrayList<>();
    private final List<EnterpriseFact> facts = new ArrayList<>();
    private final Instant edge;

    Run(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.edge = EDGES.get(random.nextInt(EDGES.size()));
    }

    void check() {
      Instant start = edge.minusMillis(random.nextLong(Duration.ofHours(3).toMillis()));
      try (PipelineDriver pipeline = new PipelineDriver(REGISTRY, INDICATORS, start)) {
        for (int step = 0; step < STEPS; step++) {
          step(pipeline);
        }
        pipeline.passes(Duration.ofMillis(random.nextInt(3_000)));
        pipeline.passes(Duration.ofSeconds(1)); // sums are handed over twice a second
        assertRows(pipeline);
        assertBooks(pipeline);
        assertDays(pipeline);
      }
    }

    private void step(PipelineDriver pipeline) {
      int dice = random.nextInt(100);
      if (dice < 35) {
        pipeline.passes(Duration.ofMillis(pause()));
      } else if (dice < 80) {
        sendDossier(pipeline);
      } else if (dice < 97) {
        sendEnterpriseFact(pipeline);
      } else {
        pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {1, 2});
        oracle.garbage();
      }
    }

    private long pause() {
      return switch (random.nextInt(8)) {
        case 0 -> Duration.ofMinutes(random.nextInt(180)).toMillis();
        case 1 -> Duration.ofHours(random.nextInt(48)).toMillis();
        case 2 -> Duration.ofDays(random.nextInt(12)).toMillis();
        default -> random.nextInt(2_500);
      };
    }

    private Instant eventTime(Instant now) {
      return switch (random.nextInt(12)) {
        case 0 -> now.plus(Duration.ofMinutes(5)).plusMillis(random.nextInt(-2, 3));
        case 1 -> now.minusMillis(random.nextLong(Duration.ofDays(40).toMillis()));
        case 2 -> edge.plusMillis(random.nextInt(-1_500, 1_500));
        case 3 -> now.minus(Duration.ofDays(7_305)).plusMillis(random.nextInt(-2, 3));
        case 4 -> Instant.parse("2000-01-01T00:00:00Z").plusMillis(random.nextInt(-2, 3));
        case 5 -> now.minus(Duration.ofDays(random.nextInt(800)));
        default -> now.minusMillis(random.nextInt(120_000));
      };
    }

    private String code() {
      return List.of("01", "06", "19", "30", "31", "").get(random.nextInt(6));
    }

    private void sendDossier(PipelineDriver pipeline) {
      Instant now = pipeline.now();
      Dossier dossier;
      if (!dossiers.isEmpty() && random.nextInt(5) == 0) {
        dossier = dossiers.get(random.nextInt(dossiers.size()));
        if (random.nextInt(3) == 0) {
          dossier = dossier(dossier.id(), dossier.at());
        }
      } else {
        dossier = dossier("d" + dossiers.size(), eventTime(now));
        dossiers.add(dossier);
      }
      pipeline.send(
          pipeline.topics.transactions(),
          dossier.code(),
          Facts.transaction(dossier.id(), dossier.code(), dossier.at())
              .setChannel(dossier.online() ? "ONLINE" : "COUNTER")
              .setDueAt(dossier.due().orElse(null))
              .setSimulated(dossier.sim())
              .build());
      oracle.dossier(dossier, now);
    }

    private Dossier dossier(String id, Instant at) {
      Optional<Instant> due =
          random.nextBoolean()
              ? Optional.of(at.plusMillis(random.nextInt(-2, 3)))
              : Optional.empty();
      return new Dossier(id, code(), at, random.nextBoolean(), due, random.nextInt(50) == 0);
    }

    private void sendEnterpriseFact(PipelineDriver pipeline) {
      Instant now = pipeline.now();
      EnterpriseFact fact;
      if (!facts.isEmpty() && random.nextInt(5) == 0) {
        fact = facts.get(random.nextInt(facts.size()));
      } else {
        String enterprise = "E" + random.nextInt(4);
        fact =
            new EnterpriseFact(
                "f" + facts.size(), enterprise, code(), eventTime(now), random.nextInt(3) == 0);
        facts.add(fact);
      }
      if (fact.closing()) {
        pipeline.send(
            pipeline.topics.enterprisesClosed(),
            fact.enterprise(),
            Facts.closed(fact.id(), fact.enterprise(), fact.code(), fact.at()));
      } else {
        pipeline.send(
            pipeline.topics.enterprisesRegistered(),
            fact.enterprise(),
            Facts.registered(fact.id(), fact.enterprise(), fact.code(), fact.at()));
      }
      oracle.enterprise(fact, now);
    }

    private void assertRows(PipelineDriver pipeline) {
      Map<String, KpiCurrent> rows = pipeline.rows();
      Instant now = pipeline.now();
      for (KpiCurrent row : rows.values()) {
        Set<String> units = ModelOracle.unitsOf(row.getView(), row.getUnit());
        switch (row.getKpi()) {
          case "transactions_completed" ->
              assertRow(
                  row, oracle.count(units, row.getWindow(), now, d -> true), Optional.empty());
          case "online_submission_rate" ->
              assertRow(
                  row,
                  oracle.count(units, row.getWindow(), now, Dossier::online),
                  Optional.of(oracle.count(units, row.getWindow(), now, d -> true)));
          case "on_time_rate" ->
              assertRow(
                  row,
                  oracle.count(units, row.getWindow(), now, Dossier::isOnTime),
                  Optional.of(oracle.count(units, row.getWindow(), now, d -> d.due().isPresent())));
          case "digital_enterprises" ->
              assertThat(Optional.ofNullable(row.getNumerator()))
                  .as("seed %d: %s", seed, row)
                  .isEqualTo(oracle.stock(units));
          default -> {
            // other ratios are made as these are
          }
        }
      }
    }

    private void assertRow(KpiCurrent row, long numerator, Optional<Long> denominator) {
      assertThat(row.getNumerator()).as("seed %d: %s", seed, row).isEqualTo(numerator);
      assertThat(Optional.ofNullable(row.getDenominator()))
          .as("seed %d: %s", seed, row)
          .isEqualTo(denominator);
    }

    private void assertBooks(PipelineDriver pipeline) {
      Map<String, Long> booked = new TreeMap<>();
      for (LedgerRow row : pipeline.ledger()) {
        String topic = row.getTopic().replaceAll("^.*-(\\w+)\\.v1$", "$1");
        String name = topic.equals("completed") ? "transactions" : topic;
        add(booked, name + " read", row.getRead());
        add(booked, name + " counted", row.getCounted());
        add(booked, name + " duplicate", row.getDuplicate());
        add(booked, name + " late", row.getLate());
        add(booked, name + " rejected", row.getRejected());
        assertThat(row.getInTransit()).isZero();
      }
      assertThat(booked).as("seed %d", seed).isEqualTo(oracle.books());
    }

    private static void add(Map<String, Long> booked, String what, long count) {
      if (count > 0) {
        booked.merge(what, count, Long::sum);
      }
    }

    private void assertDays(PipelineDriver pipeline) {
      String today = KpiDays.of(pipeline.now());
      Map<String, Long> expected =
          oracle.byDay().entrySet().stream()
              .filter(
                  day -> day.getKey().substring(day.getKey().length() - 10).compareTo(today) < 0)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      Map<String, Long> published = new TreeMap<>();
      for (KpiHistory row : pipeline.history()) {
        if (row.getResolution().equals("day") && row.getKpi().equals("transactions_completed")) {
          published.put(row.getUnit() + " " + KpiDays.of(row.getStart()), row.getNumerator());
        }
      }
      assertThat(published).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** Vietnamese days as text. */
  private static final class KpiDays {
    private KpiDays() {}

    static String of(Instant time) {
      return time.plus(Duration.ofHours(7)).toString().substring(0, 10);
    }
  }
}
