package vn.dxpulse.app.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.app.audit.SentFacts;
import vn.dxpulse.app.cli.CommandRun;
import vn.dxpulse.app.cli.ExitCode;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.PipelineTopology;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * A user adds KPIs by editing the file: they count from now and say so, and a replay fills them
 * from the log, with strays, duplicates, late and rejected facts in it, and touches nothing else.
 *
 * <p>In order, because each step goes on where the one before it ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KpiReplayTest {

  private static final String APPLICATION_ID = "replay-test";
  private static final int PARTITIONS = 4;
  private static final int UNITS = UnitRegistryFile.vietnam().units().size();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Windows out of which nothing falls while the test runs. */
  private static final Set<String> STILL = Set.of("all", "now", "latest", "30d");

  private static final String PARTIAL_ONLINE =
      """

        - id: partial_online
          name_vi: Trực tuyến một phần
          name_en: Partly online
          formula: number of dossiers
          unit: dossiers
          direction: neutral
          measure: count
          event: online-service-transaction-completed
          filter: channel == "ONLINE" && handling == "PARTIAL"

        - id: minutes_p50
          name_vi: Thời gian
          name_en: Time
          formula: median
          unit: hours
          direction: lower_is_better
          measure: percentile
          percentile: 50
          event: online-service-transaction-completed
          value: (event_time - submitted_at).getMinutes()
          divide_by: 60
      """;

  private static final String NOT_PAID =
      """

        - id: not_paid
          name_vi: Chưa thanh toán
          name_en: Not paid
          formula: number of dossiers
          unit: dossiers
          direction: neutral
          measure: count
          event: online-service-transaction-completed
          filter: "!paid_online"
      """;

  private Path directory;
  private EmbeddedStack stack;
  private StreamsApplication streams;
  private PublishedRows rows;
  private SentFacts first;
  private SentFacts second;

  @BeforeAll
  void countWithTheShippedKpis(@TempDir Path temporary) throws IOException {
    directory = temporary;
    stack = EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS));
    rows = new PublishedRows(stack);
    first = SentFacts.sendTo(stack);
    streams = started(KpiCatalogue.shipped());
    awaitUntil(
        () -> assertThat(rows.totals("transactions_completed")).isEqualTo(first.totalsByUnit()));
    awaitThatBooksAddUp();
    streams.close();
  }

  @AfterAll
  void close() {
    streams.close();
    rows.close();
    stack.close();
  }

  @Test
  @Order(1)
  void aKpiThatIsAddedCountsFromNowAndSaysSo() throws IOException {
    Instant stopped = Instant.now();
    streams = started(catalogue(PARTIAL_ONLINE));
    awaitUntil(() -> assertThat(rows.rows("partial_online")).hasSize(UNITS));
    second = SentFacts.sendMoreTo(stack, "second", 3);

    awaitUntil(() -> assertThat(rows.totals("partial_online")).isEqualTo(second.totalsByUnit()));
    assertThat(rows.countedSince("partial_online").values())
        .allSatisfy(since -> assertThat(since.orElseThrow()).isBefore(stopped));
    assertThat(rows.countedSince("transactions_completed").values()).containsOnly(Optional.empty());
  }

  @Test
  @Order(2)
  void isRefusedWhileTheApplicationRuns() {
    CommandRun run = replay(PARTIAL_ONLINE);

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err()).contains("must be stopped").contains(" members");
  }

  @Test
  @Order(3)
  void saysSinceWhenAfterARestartToo() throws IOException {
    Map<String, Optional<Instant>> before = rows.countedSince("partial_online");
    streams.close();
    streams = started(catalogue(PARTIAL_ONLINE));
    SentFacts third = SentFacts.sendMoreTo(stack, "third", 1);

    awaitUntil(
        () ->
            assertThat(rows.totals("partial_online"))
                .isEqualTo(sum(second.totalsByUnit(), third.totalsByUnit())));
    assertThat(rows.countedSince("partial_online")).isEqualTo(before);
    second = SentFacts.sendMoreTo(stack, "second", 3); // duplicates
    awaitThatBooksAddUp();
    streams.close();
  }

  @Test
  @Order(4)
  void fillsThemFromTheLogAndTouchesNothingElse() throws Exception {
    Map<String, KpiCurrent> before = rows.readOn();
    Map<String, String> booksBefore = books();
    long lettersBefore = records(stack.topics().rejected()) + records(stack.topics().late());
    Map<String, Long> expected = new HashMap<>(first.totalsByUnit());
    expected.replaceAll((unit, count) -> count + 4);

    KafkaProducer<byte[], byte[]> killed = halfWritten();
    CommandRun dry = replay(PARTIAL_ONLINE, "--dry-run");
    CommandRun run = replay(PARTIAL_ONLINE);
    killed.close(Duration.ZERO);
    assertThat(dry.out()).contains("partial_online: counts facts that arrived after ");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("4 partitions, ")
        .contains("every fact since the first")
        .endsWith("filled 2 KPIs; start dxpulse streams with the same --kpis\n");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());

    streams = started(catalogue(PARTIAL_ONLINE));
    awaitUntil(() -> assertThat(rows.totals("partial_online")).isEqualTo(expected));
    assertThat(rows.countedSince("partial_online").values()).containsOnly(Optional.empty());
    awaitThatBooksAddUp();
    streams.close();
    assertThat(rows.rows("minutes_p50").values().stream().filter(row -> row.getValue() != null))
        .hasSize(34)
        .allSatisfy(row -> assertThat(row.getValue()).isBetween(0.95, 1.05))
        .allSatisfy(row -> assertThat(row.getDenominator()).isEqualTo(expected.get(row.getUnit())));
    assertThat(numbers(rows.readOn())).isEqualTo(numbers(before));
    assertThat(rows.shrunk()).isZero();
    assertThat(books()).isEqualTo(booksBefore);
    assertThat(records(stack.topics().rejected()) + records(stack.topics().late()))
        .isEqualTo(lettersBefore);
  }

  @Test
  @Order(5)
  void findsNothingToDoWhenDone() {
    CommandRun run = replay(PARTIAL_ONLINE);

    assertThat(run.out()).isEqualTo("every KPI counts since the first fact; nothing to do\n");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  @Test
  @Order(6)
  void letsNoInstanceStartMeanwhile() throws IOException {
    try (Admin admin = Admin.create(stack.connection().clientProperties(Map.of()));
        IdleGroup group = new IdleGroup(stack.connection(), admin, APPLICATION_ID)) {
      group.hold(stack.topics().kpis().name());

      streams = started(catalogue(PARTIAL_ONLINE));

      await().atMost(PATIENCE).until(() -> streams.failure().isPresent());
      assertThat(streams.failure().orElseThrow())
          .hasStackTraceContaining("InconsistentGroupProtocolException");
      streams.close();
    }
  }

  @Test
  @Order(7)
  void saysHowFarTheLogReachesWhereFactsHaveBeenDeleted() throws Exception {
    Map<String, Long> kept = new HashMap<>(first.totalsByUnit());
    kept.replaceAll((unit, count) -> count + 4);
    Instant reach = withoutTheFirstFacts();

    CommandRun run = replay(PARTIAL_ONLINE + NOT_PAID);
    streams = started(catalogue(PARTIAL_ONLINE + NOT_PAID));

    assertThat(run.out()).contains("every fact that arrived after " + reach);
    awaitUntil(() -> assertThat(rows.rows("not_paid")).hasSize(UNITS));
    assertThat(rows.countedSince("not_paid").values()).containsOnly(Optional.of(reach));
    long counted = total(rows.totals("not_paid"));
    assertThat(counted).isLessThan(total(kept)).isPositive();
    assertThat(rows.totals("partial_online")).isEqualTo(kept);
  }

  @Test
  @Order(8)
  void refusesAnApplicationThatNeverRan() {
    CommandRun run = CommandRun.of(arguments("replay", "--application-id=nobody"));

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err()).contains("nobody-kpi-cells-changelog does not exist");
  }

  /** Deletes half of the facts of each partition; the latest first arrival that is left. */
  private Instant withoutTheFirstFacts() throws ExecutionException, InterruptedException {
    String topic = stack.topics().transactions().name();
    Map<TopicPartition, RecordsToDelete> half =
        partitions(stack.topics().transactions()).stream()
            .collect(
                Collectors.toMap(
                    partition -> partition,
                    partition -> RecordsToDelete.beforeOffset(recordsOf(partition) / 2)));
    try (Admin admin = Admin.create(stack.connection().clientProperties(Map.of()))) {
      admin.deleteRecords(half).all().get();
    }
    Map<Integer, Long> firstArrivals = new TreeMap<>();
    read(
        stack.topics().transactions(),
        record -> firstArrivals.merge(record.partition(), record.timestamp(), Math::min));
    assertThat(firstArrivals).as(topic).hasSize(PARTITIONS);
    return Instant.ofEpochMilli(firstArrivals.values().stream().max(Long::compare).orElseThrow());
  }

  private long recordsOf(TopicPartition partition) {
    long[] count = {0};
    try (CommittedReader reader = CommittedReader.of(stack.connection(), List.of(partition))) {
      reader.readToEnd(record -> count[0]++);
    }
    return count[0];
  }

  /** What a replay leaves behind that is killed while it writes. */
  private KafkaProducer<byte[], byte[]> halfWritten()
      throws ExecutionException, InterruptedException {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            stack
                .connection()
                .clientProperties(Map.of("transactional.id", APPLICATION_ID + "-replay")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    String changelog = PipelineTopology.kpiChangelog(APPLICATION_ID);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      producer
          .send(
              new ProducerRecord<>(
                  changelog, partition, "c".getBytes(UTF_8), "half".getBytes(UTF_8)))
          .get();
    }
    return producer;
  }

  private static Map<String, List<?>> numbers(Map<String, KpiCurrent> rows) {
    return rows.values().stream()
        .filter(row -> STILL.contains(row.getWindow()) && row.getView().equals("reported"))
        .filter(row -> !Set.of("partial_online", "minutes_p50").contains(row.getKpi()))
        .collect(
            Collectors.toMap(
                row -> row.getUnit() + row.getKpi() + row.getWindow(),
                row ->
                    Stream.of(
                            row.getState(),
                            row.getValue(),
                            row.getNumerator(),
                            row.getDenominator(),
                            row.getCountedSince())
                        .map(Objects::toString)
                        .toList()));
  }

  /** Ledger rows, newest of each key, as text without their times of writing. */
  private Map<String, String> books() {
    Map<String, String> books = new TreeMap<>();
    read(
        stack.topics().ledger(),
        record ->
            books.put(new String(record.key(), UTF_8), HexFormat.of().formatHex(record.value())));
    return books;
  }

  private long records(Topic<?> topic) {
    long[] count = {0};
    read(topic, record -> count[0]++);
    return count[0];
  }

  private void read(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    try (CommittedReader reader = CommittedReader.of(stack.connection(), partitions(topic))) {
      reader.readToEnd(to);
    }
  }

  private static List<TopicPartition> partitions(Topic<?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new HashMap<>(one);
    other.forEach((unit, count) -> sum.merge(unit, count, Long::sum));
    return sum;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private StreamsApplication started(KpiCatalogue catalogue) {
    StreamsApplication application =
        new StreamsApplication(
            new StreamsSettings(
                stack.connection(),
                APPLICATION_ID,
                UnitRegistryFile.vietnam(),
                catalogue,
                directory.resolve("streams"),
                StreamsSettings.Tuning.DEFAULT,
                TimeSource.WALL));
    application.start();
    return application;
  }

  private KpiCatalogue catalogue(String added) throws IOException {
    return KpiCatalogue.read(file(added), IndicatorCatalogue.shipped());
  }

  /** The shipped file with entries at its end. */
  private Path file(String added) throws IOException {
    Path file = directory.resolve("kpis.yaml");
    try (InputStream shipped = KpiCatalogue.class.getResourceAsStream("kpis.yaml")) {
      Files.writeString(file, new String(shipped.readAllBytes(), UTF_8) + added);
    }
    return file;
  }

  private CommandRun replay(String added, String... more) {
    try {
      return CommandRun.of(
          arguments(
              Stream.concat(
                      Stream.of(
                          "replay", "--application-id=" + APPLICATION_ID, "--kpis=" + file(added)),
                      Stream.of(more))
                  .toArray(String[]::new)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitThatBooksAddUp() {
    CommandRun run =
        CommandRun.of(arguments("verify", "--application-id=" + APPLICATION_ID, "--wait=PT60S"));
    assertThat(run.out()).contains("adds up: ");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  private String[] arguments(String... words) {
    return Stream.concat(
            Stream.of(words),
            Stream.of(
                "--bootstrap=" + stack.connection().bootstrapServers(),
                "--registry=" + stack.connection().registryUrl()))
        .toArray(String[]::new);
  }

  private void awaitUntil(ThrowingRunnable assertion) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(streams.failure()).isEmpty();
              assertion.run();
            });
  }
}
