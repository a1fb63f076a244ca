package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;
import vn.dxpulse.systemtest.MergerHistory.Counted;

/**
 * Seven years of facts with the merger of 2025 in the middle, in shuffled order: in both views
 * every unit says what a batch job counts, sums are what they are made of, and the nation says the
 * same in both views at every revision.
 *
 * <p>{@code -Dhistory.facts=N} and {@code -Dhistory.seed=N} choose the run.
 */
class MergerHistoryTest {

  private static final long FACTS = Long.getLong("history.facts", 200_000);
  private static final long SEED =
      Optional.ofNullable(Long.getLong("history.seed"))
          .orElseGet(() -> new SplittableRandom().nextLong());
  private static final Duration PATIENCE = Duration.ofMillis(90_000 + FACTS / 5);

  @TempDir private Path directory;

  @Test
  void bothViewsSayWhatABatchJobCounts() {
    System.out.printf("%d facts, -Dhistory.seed=%d%n", FACTS, SEED);
    MergerHistory history = new MergerHistory(SEED, FACTS);
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 4));
        StreamsApplication streams = application(stack)) {
      history.publish(stack);
      long started = System.nanoTime();
      streams.start();
      RollupOracle sums = new RollupOracle(RegistryLine.shipped());
      Map<String, ShownRow> expected = expected(history);
      await("all counted and summed up")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(streams.failure()).isEmpty();
                RowTable table = RowTable.read(stack.connection(), stack.topics());
                assertThat(Differences.between(expected, shown(table, expected))).isEmpty();
                assertThat(sums.differences(table, CrashRun::isLasting)).isEmpty();
              });
      System.out.printf(
          "%d rows equal the batch job's after %.1f s%n",
          expected.size(), (System.nanoTime() - started) / 1e9);
      assertNationAgrees(stack);
    }
  }

  private StreamsApplication application(EmbeddedStack stack) {
    return new StreamsApplication(
        new StreamsSettings(
            stack.connection(),
            "history",
            UnitRegistryFile.vietnam(),
            KpiCatalogue.shipped(),
            directory.resolve("state"),
            StreamsSettings.Tuning.DEFAULT,
            TimeSource.WALL));
  }

  private static Map<String, ShownRow> expected(MergerHistory history) {
    Map<String, ShownRow> expected = new TreeMap<>();
    history.reported().forEach((unit, counted) -> put(expected, "reported|" + unit, counted));
    history.restated().forEach((unit, counted) -> put(expected, "restated|" + unit, counted));
    put(expected, "nation|reported", history.everywhere());
    put(expected, "nation|restated", history.everywhere());
    return expected;
  }

  private static void put(Map<String, ShownRow> expected, String row, Counted counted) {
    counted.rows().forEach((place, shown) -> expected.put(row + "|" + place, shown));
  }

  private static Map<String, ShownRow> shown(RowTable table, Map<String, ShownRow> expected) {
    Map<String, ShownRow> shown = new TreeMap<>();
    table
        .newest()
        .forEach(
            (key, row) -> {
              if (expected.containsKey(key)) {
                shown.put(key, ShownRow.of(row));
              }
            });
    return shown;
  }

  /** Whenever one of the two rows was published so was the other, with the same counts. */
  private static void assertNationAgrees(EmbeddedStack stack) {
    Map<String, Map<String, ShownRow>> byBasis = new HashMap<>();
    List<ConsumerRecord<String, KpiCurrent>> rows =
        TopicContent.read(stack.connection(), stack.topics().kpiCurrent());
    for (ConsumerRecord<String, KpiCurrent> record : rows) {
      KpiCurrent row = record.value();
      if (row.getView().equals("nation")) {
        byBasis
            .computeIfAbsent(row.getUnit(), unit -> new TreeMap<>())
            .put(row.getKpi() + "|" + row.getWindow() + "|" + row.getRevision(), ShownRow.of(row));
      }
    }
    assertThat(byBasis.get("reported")).hasSizeGreaterThan(100);
    assertThat(Differences.between(byBasis.get("reported"), byBasis.get("restated"))).isEmpty();
  }
}
