package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.producers.csv.CsvImport;
import vn.dxpulse.producers.csv.ImportProgress;
import vn.dxpulse.producers.csv.ImportSummary;
import vn.dxpulse.producers.csv.Mapping;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/** Half a year of service requests, imported and counted by the product and by a batch job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BostonImportTest {

  private static final int PARTITIONS = 4;
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String APPLICATION = "boston-import";

  private final BostonFile file = BostonFile.onThisMachine();
  private final Mapping mapping = Mapping.load("boston-311");
  private final BatchOracle oracle = BatchOracle.count(file.path());
  private final Parts parts = new Parts("the import test");

  private EmbeddedStack stack;
  private ImportSummary summary;
  private RowTable table;
  private List<ConsumerRecord<String, RejectedRecord>> rejected;

  @BeforeAll
  void importTheFile(@TempDir Path directory) {
    stack =
        parts.opened(EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS)));
    StreamsApplication streams =
        parts.opened(
            new StreamsApplication(
                new StreamsSettings(
                    connection(),
                    APPLICATION,
                    mapping.units(),
                    KpiCatalogue.shipped(),
                    directory.resolve("streams"),
                    StreamsSettings.Tuning.DEFAULT,
                    TimeSource.WALL)));
    streams.start();
    try (EventPublisher publisher = new EventPublisher(connection(), topics(), mapping.source())) {
      summary =
          new CsvImport(mapping, publisher, silent())
              .run(file.path(), directory.resolve("rejected.csv"));
    }
    awaitCounted(summary.published());
    table = RowTable.read(connection(), topics());
    rejected = TopicContent.read(connection(), topics().rejected());
  }

  @AfterAll
  void stop() {
    parts.close();
  }

  @Test
  void everyKpiOfEveryRegionIsWhatTheBatchJobCounts() {
    assertThat(regions()).containsAll(oracle.regions());
    Map<String, Counts> expected = new HashMap<>();
    Map<String, Counts> seen = new HashMap<>();
    for (String region : regions()) {
      oracle
          .expected(region)
          .forEach(
              (kpi, counts) -> {
                expected.put(region + " " + kpi, counts);
                seen.put(
                    region + " " + kpi, Counts.of(table.row(region + "@2000-01-01", kpi, "all")));
              });
    }
    assertThat(seen).hasSize(mapping.units().units().size() * 5).isEqualTo(expected);
  }

  @Test
  void everyRowOfTheFileIsAccountedFor() {
    long late = TopicContent.readBytes(connection(), topics().late()).size();
    long read = TopicContent.readBytes(connection(), topics().transactions()).size();

    assertThat(summary.read()).isEqualTo(oracle.rows());
    assertThat(read).isEqualTo(summary.published()).isEqualTo(oracle.closed());
    assertThat(rejected).hasSize((int) oracle.closedWithoutRegion());
    assertThat(table.transactionsCounted() + rejected.size() + late).isEqualTo(read);
    assertThat(late).isZero();
  }

  @Test
  void everyRejectedRecordHasItsReasonOriginAndBytes() {
    Map<String, byte[]> facts =
        TopicContent.readBytes(connection(), topics().transactions()).stream()
            .collect(Collectors.toMap(BostonImportTest::origin, ConsumerRecord::value));

    assertThat(rejected).isNotEmpty();
    assertThat(rejected).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    assertThat(rejected)
        .allSatisfy(
            record -> {
              RejectedRecord dead = record.value();
              String origin = dead.getTopic() + "-" + dead.getPartition() + "-" + dead.getOffset();
              assertThat(dead.getReason()).isEqualTo("UNKNOWN_REGION");
              assertThat(record.key()).isEqualTo(origin);
              assertThat(dead.getRecordValue().array()).isEqualTo(facts.get(origin));
            });
  }

  @Test
  void theFileGivesItsControlValues() {
    Counts onTime = onTimeOverAllRegions();
    System.out.printf(
        "read %d, published %d, counted %d, rejected %d; on time %d / %d = %s %%%n",
        summary.read(),
        summary.published(),
        table.transactionsCounted(),
        rejected.size(),
        onTime.numerator(),
        onTime.denominator(),
        percent(onTime));
    if (!file.isReal()) {
      // The sample's own values: producers' tests hold the generator to them.
      assertThat(summary).isEqualTo(new ImportSummary(2_000, 1_892, 108, 0));
      assertThat(rejected).hasSize(93);
      return;
    }
    assertThat(summary).isEqualTo(new ImportSummary(58_251, 54_570, 3_681, 0));
    assertThat(table.transactionsCounted()).isEqualTo(53_166);
    assertThat(rejected).hasSize(1_404);
    assertThat(onTime).isEqualTo(Counts.ratio(34_770, 42_579));
    assertThat(percent(onTime)).isEqualTo("81.66");
    assertThat(oracle.onTimeInTheFile()).isEqualTo(Counts.ratio(35_591, 43_821));
    assertThat(percent(oracle.onTimeInTheFile())).isEqualTo("81.22");
  }

  private Counts onTimeOverAllRegions() {
    var rows =
        regions().stream().map(code -> table.row(code + "@2000-01-01", "on_time_rate", "all"));
    return rows.map(Counts::of)
        .reduce(
            Counts.ratio(0, 0),
            (a, b) ->
                Counts.ratio(a.numerator() + b.numerator(), a.denominator() + b.denominator()));
  }

  private static String percent(Counts ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio.value() * 100);
  }

  private void awaitCounted(long facts) {
    try (InputProgress progress =
        new InputProgress(connection(), APPLICATION, List.of(topics().transactions()))) {
      await().atMost(SOON).until(() -> progress.isComplete(facts));
    }
    Instant counted = Instant.now();
    await("rows of all of it")
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> RowTable.read(connection(), topics()).holdsAfter(counted, PARTITIONS));
  }

  private List<String> regions() {
    return mapping.units().units().stream().map(unit -> unit.code()).toList();
  }

  private Connection connection() {
    return stack.connection();
  }

  private Topics topics() {
    return stack.topics();
  }

  private static String origin(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  private static ImportProgress silent() {
    return ImportProgress.to(new PrintStream(OutputStream.nullOutputStream()), false);
  }
}
