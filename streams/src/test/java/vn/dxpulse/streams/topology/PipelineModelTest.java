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
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
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
  private static final int STEPS = 28;

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

  private static final KpiCatalogue CATALOGUE =
      KpiCatalogue.shipped(
          IndicatorCatalogue.read(
              new StringReader(
                  """
                  indicator,method,name_vi,name_en,unit_of_measure,direction
                  dti_rank,mic,a,b,rank,lower_is_better
                  """),
              "one indicator"));

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
      try (PipelineDriver pipeline = new PipelineDriver(REGISTRY, CATALOGUE, start)) {
        for (int step = 0; step < STEPS; step++) {
          step(pipeline);
        }
        pipeline.passes(Duration.ofMillis(random.nextInt(3_000)));
        pipeline.sumsUp();
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
        fact =
            new EnterpriseFact(
                List.of("registered", "registered", "relocated", "closed").get(random.nextInt(4)),
                "f" + facts.size(),
                "E" + random.nextInt(4),
                code(),
                code(),
                eventTime(now));
        facts.add(fact);
      }
      send(fact, pipeline);
      oracle.enterprise(fact, now);
    }

    private static void send(EnterpriseFact fact, PipelineDriver pipeline) {
      String enterprise = fact.enterprise();
      switch (fact.topic()) {
        case "registered" ->
            pipeline.send(
                pipeline.topics.enterprisesRegistered(),
                enterprise,
                Facts.registered(fact.id(), enterprise, fact.code(), fact.at()));
        case "relocated" ->
            pipeline.send(
                pipeline.topics.enterprisesRelocated(),
                enterprise,
                Facts.relocated(fact.id(), enterprise, fact.from(), fact.code(), fact.at()));
        default ->
            pipeline.send(
                pipeline.topics.enterprisesClosed(),
                enterprise,
                Facts.closed(fact.id(), enterprise, fact.code(), fact.at()));
      }
    }

    private void assertRows(PipelineDriver pipeline) {
      for (KpiCurrent row : pipeline.rows().values()) {
        assertThat(moments(row, pipeline.now()).stream().map(moment -> expected(row, moment)))
            .as("seed %d: %s", seed, row)
            .contains(Counts.of(row));
      }
    }

    /** Sums are up to two seconds behind, of which the driver lets windows move in the second. */
    private static List<Instant> moments(KpiCurrent row, Instant now) {
      return row.getView().equals("reported") ? List.of(now) : List.of(now, now.minusSeconds(1));
    }

    private Counts expected(KpiCurrent row, Instant now) {
      Set<String> units = ModelOracle.unitsOf(row.getView(), row.getUnit());
      ToLongFunction<Predicate<Dossier>> count =
          fits -> oracle.count(units, row.getWindow(), now, fits);
      return switch (row.getKpi()) {
        case "transactions_completed" ->
            new Counts(Optional.of(count.applyAsLong(d -> true)), Optional.empty());
        case "online_submission_rate" ->
            Counts.of(count.applyAsLong(Dossier::online), count.applyAsLong(d -> true));
        case "on_time_rate" ->
            Counts.of(
                count.applyAsLong(Dossier::isOnTime), count.applyAsLong(d -> d.due().isPresent()));
        case "digital_enterprises" -> new Counts(oracle.stock(units), Optional.empty());
        default -> Counts.of(row); // other ratios are made as these are
      };
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

  private record Counts(Optional<Long> numerator, Optional<Long> denominator) {
    static Counts of(long numerator, long denominator) {
      return new Counts(Optional.of(numerator), Optional.of(denominator));
    }

    static Counts of(KpiCurrent row) {
      return new Counts(
          Optional.ofNullable(row.getNumerator()), Optional.ofNullable(row.getDenominator()));
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
