package vn.dxpulse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
import vn.dxpulse.app.cli.CommandRun;
import vn.dxpulse.app.cli.ExitCode;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * Facts of every kind through a real broker with several partitions, sent by a client that
 * partitions otherwise than we do: the totals are those that were sent, and the books add up.
 *
 * <p>In order, because each step goes on where the one before it ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditPipelineTest {

  private static final String APPLICATION_ID = "audit-test";
  private static final String NEW_UNIT = SentFacts.NOBODY + "@2025-07-01";
  private static final String NEW_UNIT_ROW =
      SentFacts.NOBODY + ",Mới,Tỉnh Mới,New,province,2025-07-01,,,,,,,,,,,";
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Path directory;
  private EmbeddedStack stack;
  private StreamsApplication streams;
  private PublishedTotals totals;
  private SentFacts sent;

  @BeforeAll
  void run(@TempDir Path temporary) {
    directory = temporary;
    stack = EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS));
    totals = new PublishedTotals(stack);
    sent = SentFacts.sendTo(stack);
  }

  @AfterAll
  void close() {
    streams.close();
    totals.close();
    stack.close();
  }

  @Test
  @Order(1)
  void doesNotAddUpWhileNobodyHasReadTheFacts() {
    CommandRun run = verify("--wait=PT0S");

    assertThat(run.status()).isEqualTo(ExitCode.MISMATCH.status());
    assertThat(run.out())
        .contains(" not read yet")
        .endsWith("the application is behind; wait longer with --wait\n");
  }

  @Test
  @Order(2)
  void countsEveryFactInItsUnitWhateverThePartition() {
    streams = started(UnitRegistryFile.vietnam());

    awaitTotals(sent.totalsByUnit());
    awaitUntil(() -> assertThat(totals.enterprises()).isEqualTo(sent.enterprisesByUnit()));
  }

  @Test
  @Order(3)
  void addsUp() {
    CommandRun run = verify("--wait=PT60S");

    assertThat(run.out()).contains("adds up: ").doesNotContain("expected");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
    assertThat(columns(run.out(), stack.topics().transactions().name()))
        .isEqualTo(sent.booksOfTransactions());
  }

  @Test
  @Order(4)
  void listsWhatWasRejected() {
    CommandRun text = CommandRun.of(arguments("rejected", "list", "--reason=FUTURE"));
    CommandRun json =
        CommandRun.of(arguments("rejected", "list", "--reason=UNDECODABLE", "--format=json"));

    assertThat(text.out()).hasLineCount(34).contains(" FUTURE event time ");
    assertThat(json.out()).contains("\"record_value\":\"Z2FyYmFnZQ==\"");
  }

  @Test
  @Order(5)
  void sendsRejectedFactsAgainOnce() throws IOException {
    streams.close();
    streams = started(withOneMoreUnit());
    String[] replay = arguments("rejected", "replay", "--reason=UNKNOWN_REGION");

    CommandRun first = CommandRun.of(replay);
    CommandRun second = CommandRun.of(replay);

    assertThat(first.out()).startsWith("sent 20; sent before 0;");
    assertThat(second.out()).startsWith("sent 0; sent before 20;");
    Map<String, Long> expected = new HashMap<>(sent.totalsByUnit());
    expected.put(NEW_UNIT, 20L);
    awaitTotals(expected);
    CommandRun after = verify("--wait=PT60S");
    assertThat(after.out()).contains("adds up: ");
    assertThat(after.status()).isEqualTo(ExitCode.OK.status());
  }

  @Test
  @Order(6)
  void keepsRecordsOfTheLargestSizeAndSendsThoseAgainThatHaveRoomForAHeader() {
    byte[] large = random(1_048_000);
    byte[] largest = random(1_048_480); // with a key and what Kafka adds
    forge(stack.topics().transactions(), large);
    forge(stack.topics().transactions(), largest);
    List<byte[]> letters = new ArrayList<>();
    try (RejectedRecords rejected = new RejectedRecords(stack.connection(), stack.topics())) {
      awaitUntil(
          () -> {
            rejected.forEach(letter -> letter.bytes().value().ifPresent(letters::add));
            assertThat(letters).contains(large, largest);
          });
    }
    assertThat(verify("--wait=PT60S").out()).contains("adds up: ");

    CommandRun replay =
        CommandRun.of(
            arguments("rejected", "replay", "--reason=UNDECODABLE", "--topic=" + topic()));

    assertThat(replay.out())
        .isEqualTo(
            "sent 35; sent before 0; left alone, since their books do not add up, 0, since with"
                + " the header they exceed 1048588 bytes, 1\n");
    assertThat(replay.status()).isEqualTo(ExitCode.MISMATCH.status());
    assertThat(verify("--wait=PT60S").out()).contains("adds up: ");
    assertThat(streams.isRunning()).isTrue();
  }

  /** Bytes that no compression makes smaller. */
  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  private String topic() {
    return stack.topics().transactions().name();
  }

  @Test
  @Order(7)
  void reportsBooksAndDeadLettersThatSomebodyForged() {
    Topic<LedgerRow> ledger = stack.topics().ledger();
    Topic<RejectedRecord> rejected = stack.topics().rejected();
    AvroValues avro = new AvroValues(stack.connection());
    String topic = stack.topics().transactions().name();
    Instant minute = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);

    forge(ledger, avro.serializer(ledger).serialize(ledger.name(), forgedRow(topic, minute)));
    forge(rejected, avro.serializer(rejected).serialize(rejected.name(), forgedLetter(topic)));

    CommandRun run = verify("--wait=PT0S");
    assertThat(run.status()).isEqualTo(ExitCode.MISMATCH.status());
    assertThat(run.out())
        .contains(topic + "-0 " + minute + ": ledger read 7, expected 0 records on the topic\n")
        .contains(
            topic
                + "-0 "
                + minute
                + ": ledger read 7, but counted + duplicate + late + rejected + in_transit is 6\n")
        .contains(topic + "-0-0: dead letter arrived 1970-01-01T00:00:00Z, expected ")
        .endsWith("does not add up: 3 mismatches\n");
  }

  private static LedgerRow forgedRow(String topic, Instant minute) {
    return LedgerRow.newBuilder()
        .setTopic(topic)
        .setPartition(0)
        .setMinute(minute)
        .setRead(7)
        .setCounted(6)
        .setDuplicate(0)
        .setConflict(0)
        .setLate(0)
        .setRejected(0)
        .setInTransit(0)
        .setRevision(14)
        .build();
  }

  private static RejectedRecord forgedLetter(String topic) {
    return RejectedRecord.newBuilder()
        .setTopic(topic)
        .setPartition(0)
        .setOffset(0)
        .setArrivalTime(Instant.EPOCH)
        .setReason("FUTURE")
        .setDetail("forged")
        .build();
  }

  private void forge(Topic<?> topic, byte[] value) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            stack.connection().clientProperties(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] key = "forged".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private StreamsApplication started(UnitRegistry registry) {
    StreamsApplication application =
        new StreamsApplication(
            new StreamsSettings(
                stack.connection(),
                APPLICATION_ID,
                registry,
                KpiCatalogue.shipped(),
                directory.resolve("streams"),
                StreamsSettings.Tuning.DEFAULT,
                TimeSource.WALL));
    application.start();
    return application;
  }

  private void awaitTotals(Map<String, Long> expected) {
    awaitUntil(() -> assertThat(totals.byUnit()).isEqualTo(expected));
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

  /** The fix: the province whose facts were rejected. */
  private UnitRegistry withOneMoreUnit() throws IOException {
    Path file = directory.resolve("units.csv");
    try (InputStream shipped = UnitRegistryFile.class.getResourceAsStream("provinces.csv")) {
      String rows = new String(shipped.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
      Files.writeString(file, rows + "\n" + NEW_UNIT_ROW + "\n");
    }
    return UnitRegistryFile.read(file, ZoneOffset.ofHours(7));
  }

  private CommandRun verify(String wait) {
    return CommandRun.of(arguments("verify", "--application-id=" + APPLICATION_ID, wait));
  }

  private String[] arguments(String... words) {
    return Stream.concat(
            Stream.of(words),
            Stream.of(
                "--bootstrap=" + stack.connection().bootstrapServers(),
                "--registry=" + stack.connection().registryUrl()))
        .toArray(String[]::new);
  }

  private static String columns(String table, String topic) {
    return table
        .lines()
        .filter(line -> line.startsWith(topic))
        .map(line -> line.substring(topic.length()).strip().replaceAll(" +", " "))
        .findFirst()
        .orElseThrow();
  }
}
