package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.app.topics.TopicSetup;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.systemtest.MutatedFacts.Sent;
import vn.dxpulse.systemtest.ReferenceJudge.Verdict;

/**
 * 10,000 damaged records among 100,000 good ones, through a streams process whose heap is too small
 * for any of the lengths that they declare: it ends only when it is told to, and each record is in
 * the class that a reference finds.
 *
 * <p>A failure is played again with {@code -Dmutated.seed=N}.
 */
class MutatedRecordsTest {

  private static final String APPLICATION = "mutated-records";
  private static final int PARTITIONS = 4;
  private static final int GOOD = 100_000;
  private static final int DAMAGED = 10_000;

  /** A quarter of the smallest length that is huge. */
  private static final String HEAP = "256m";

  /** Exit status of a process that SIGTERM ended. */
  private static final int SIGTERM = 143;

  private final long seed =
      Optional.ofNullable(Long.getLong("mutated.seed")).orElseGet(System::nanoTime);
  private final UnitRegistry units = UnitRegistryFile.vietnam();

  @TempDir private Path directory;

  @Test
  void areInTheClassThatAReferenceFinds() throws Exception {
    System.out.printf("mutated.seed=%d%n", seed);
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS));
        DxPulseProcess streams = streams(stack);
        InputProgress progress =
            new InputProgress(
                stack.connection(), APPLICATION, List.of(stack.topics().transactions()))) {
      send(stack);

      await("everything read and every outcome booked")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(
              () -> {
                if (!streams.isAlive()) {
                  throw new IllegalStateException("seed " + seed + ": " + streams.lines());
                }
                assertThat(progress.committed()).isEqualTo(GOOD + DAMAGED);
                assertThat(booked(ledger(stack), LedgerRow::getRead)).isEqualTo(GOOD + DAMAGED);
                assertThat(booked(ledger(stack), LedgerRow::getInTransit)).isZero();
              });
      Instant counted = Instant.now();
      await("rows of all of it")
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () ->
                  RowTable.read(stack.connection(), stack.topics())
                      .holdsAfter(counted, PARTITIONS));
      assertThat(streams.terminate(Duration.ofSeconds(15))).isEqualTo(SIGTERM);

      compare(stack, judged(stack));
    }
  }

  private DxPulseProcess streams(EmbeddedStack stack) {
    return DxPulseProcess.start(
        directory.resolve("streams.log"),
        HEAP,
        List.of(
            "streams",
            "--bootstrap",
            stack.connection().bootstrapServers(),
            "--registry",
            stack.connection().registryUrl(),
            "--application-id",
            APPLICATION,
            "--state",
            directory.resolve("state").toString()));
  }

  private void send(EmbeddedStack stack) throws Exception {
    MutatedFacts facts = facts(stack);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            stack.connection().clientProperties(Map.of("acks", "all", "linger.ms", 5)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < GOOD + DAMAGED; i++) {
        send(
            producer, stack.topics().transactions(), i % 11 == 10 ? facts.damaged() : facts.good());
      }
      producer.flush();
    }
  }

  // A failure shows as a record that is missing.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void send(KafkaProducer<byte[], byte[]> producer, Topic<?> topic, Sent fact) {
    byte[] key = fact.key().getBytes(StandardCharsets.UTF_8);
    producer.send(new ProducerRecord<>(topic.name(), key, fact.value()));
  }

  private MutatedFacts facts(EmbeddedStack stack) throws Exception {
    Schema tagged = MutatedFacts.withTags(OnlineServiceTransactionCompleted.getClassSchema());
    List<String> codes =
        units.units().stream()
            .filter(unit -> unit.validity().lastDay().isEmpty())
            .map(unit -> unit.code())
            .toList();
    // All schemas first: an id that the application registered on its way could be one that damage
    // has named, unknown when it was read, and known to the reference.
    new TopicSetup(stack.connection()).apply(stack.topics());
    try (SchemaRegistryClient registry = registry(stack)) {
      int id =
          registry.register(stack.topics().transactions().valueSubject(), new AvroSchema(tagged));
      List<Integer> others =
          List.of(
              newestId(registry, stack.topics().rejected()),
              newestId(registry, stack.topics().indicators()));
      return new MutatedFacts(seed, Instant.now(), codes, tagged, id, others);
    }
  }

  private static int newestId(SchemaRegistryClient registry, Topic<?> topic) throws Exception {
    return registry.getLatestSchemaMetadata(topic.valueSubject()).getId();
  }

  private static SchemaRegistryClient registry(EmbeddedStack stack) {
    return new CachedSchemaRegistryClient(stack.connection().registryUrl(), 1_000);
  }

  private static long booked(List<LedgerRow> rows, ToLongFunction<LedgerRow> column) {
    return rows.stream().mapToLong(column).sum();
  }

  private static List<LedgerRow> ledger(EmbeddedStack stack) {
    Map<String, LedgerRow> newest = new HashMap<>();
    TopicContent.read(stack.connection(), stack.topics().ledger())
        .forEach(row -> newest.put(row.key(), row.value()));
    return List.copyOf(newest.values());
  }

  private Map<ConsumerRecord<String, byte[]>, Verdict> judged(EmbeddedStack stack)
      throws Exception {
    Map<ConsumerRecord<String, byte[]>, Verdict> verdicts = new HashMap<>();
    try (SchemaRegistryClient registry = registry(stack)) {
      ReferenceJudge judge = new ReferenceJudge(registry, units, PARTITIONS);
      for (ConsumerRecord<String, byte[]> record :
          TopicContent.readBytes(stack.connection(), stack.topics().transactions())) {
        verdicts.put(record, judge.judge(record));
      }
    }
    return verdicts;
  }

  private void compare(EmbeddedStack stack, Map<ConsumerRecord<String, byte[]>, Verdict> verdicts) {
    Map<String, Long> books = new TreeMap<>();
    Map<String, Long> totals = new TreeMap<>();
    Map<String, Letter> rejected = new TreeMap<>();
    Map<String, Letter> late = new TreeMap<>();
    Map<String, Integer> classes = new TreeMap<>();
    verdicts.forEach(
        (record, verdict) -> {
          String minute = Instant.ofEpochMilli(record.timestamp() / 60_000 * 60_000).toString();
          add(books, record.partition() + " " + minute + " " + verdict.kind());
          String origin = record.topic() + "-" + record.partition() + "-" + record.offset();
          Letter letter = new Letter(verdict.detail(), ByteBuffer.wrap(record.value()));
          switch (verdict.kind()) {
            case COUNTED -> add(totals, verdict.detail());
            case REJECTED -> rejected.put(origin, letter);
            case LATE -> late.put(origin, letter);
            case DUPLICATE, CONFLICT -> {
              // in the books only
            }
          }
          String of = verdict.kind() == Verdict.Kind.REJECTED ? verdict.detail() : "";
          classes.merge(verdict.kind() + " " + of, 1, Integer::sum);
        });
    System.out.println("by the reference: " + classes);

    assertThat(Differences.between(rejectedLetters(stack), rejected)).as("seed %d", seed).isEmpty();
    assertThat(Differences.between(lateLetters(stack), late)).as("seed %d", seed).isEmpty();
    assertThat(Differences.between(booked(stack), books)).as("seed %d", seed).isEmpty();
    assertThat(Differences.between(publishedTotals(stack), totals)).as("seed %d", seed).isEmpty();
    assertThat(classes.keySet())
        .as("seed %d reaches every class that damage leads to", seed)
        .contains(
            "COUNTED ",
            "CONFLICT ",
            "REJECTED BEFORE_2000",
            "REJECTED BROKEN_INVARIANT",
            "REJECTED FUTURE",
            "REJECTED INCOMPATIBLE_SCHEMA",
            "REJECTED UNDECODABLE",
            "REJECTED UNKNOWN_REGION",
            "REJECTED UNKNOWN_SCHEMA");
  }

  private static Map<String, Letter> rejectedLetters(EmbeddedStack stack) {
    Map<String, Letter> letters = new TreeMap<>();
    for (ConsumerRecord<String, RejectedRecord> record :
        TopicContent.read(stack.connection(), stack.topics().rejected())) {
      RejectedRecord letter = record.value();
      Letter before =
          letters.put(record.key(), new Letter(letter.getReason(), letter.getRecordValue()));
      assertThat(before).as(record.key() + " is rejected once").isNull();
    }
    return letters;
  }

  private static Map<String, Letter> lateLetters(EmbeddedStack stack) {
    Map<String, Letter> letters = new TreeMap<>();
    for (ConsumerRecord<String, LateRecord> record :
        TopicContent.read(stack.connection(), stack.topics().late())) {
      letters.put(record.key(), new Letter("", record.value().getRecordValue()));
    }
    return letters;
  }

  private static Map<String, Long> booked(EmbeddedStack stack) {
    Map<String, Long> books = new TreeMap<>();
    for (LedgerRow row : ledger(stack)) {
      String minute = row.getPartition() + " " + row.getMinute() + " ";
      books.put(minute + Verdict.Kind.COUNTED, row.getCounted());
      books.put(minute + Verdict.Kind.DUPLICATE, row.getDuplicate() - row.getConflict());
      books.put(minute + Verdict.Kind.CONFLICT, row.getConflict());
      books.put(minute + Verdict.Kind.LATE, row.getLate());
      books.put(minute + Verdict.Kind.REJECTED, row.getRejected());
    }
    books.values().removeIf(count -> count == 0);
    return books;
  }

  private static Map<String, Long> publishedTotals(EmbeddedStack stack) {
    Map<String, Long> totals = new TreeMap<>();
    RowTable.read(stack.connection(), stack.topics())
        .reported()
        .forEach(
            (key, row) -> {
              if (row.getKpi().equals("transactions_completed") && row.getWindow().equals("all")) {
                totals.put(row.getUnit(), row.getNumerator());
              }
            });
    totals.values().removeIf(count -> count == 0);
    return totals;
  }

  private static void add(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }

  /** A dead letter: why, and the bytes. */
  private record Letter(String reason, ByteBuffer bytes) {}
}
