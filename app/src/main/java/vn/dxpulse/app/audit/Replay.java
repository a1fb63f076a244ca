package vn.dxpulse.app.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Sends rejected records to the topics that they came from again, each at most once whatever
 * happens: a record that was sent names its origin in a header, and one transactional id for all
 * replays of a cluster lets only one of them at a time commit. For one thread.
 */
public final class Replay implements AutoCloseable {

  /** Header that names the record sent again: topic-partition-offset. */
  static final String REPLAY_OF = "dx_replay_of";

  private static final String TRANSACTIONAL_ID = "dxpulse-rejected-replay";

  /** So many fit into a transaction that ends long before it times out. */
  private static final int BATCH = 1_000;

  private final Connection connection;
  private final Topics topics;
  private final Optional<KafkaProducer<byte[], byte[]>> producer;

  private Replay(
      Connection connection, Topics topics, Optional<KafkaProducer<byte[], byte[]>> producer) {
    this.connection = connection;
    this.topics = topics;
    this.producer = producer;
  }

  /** One that only plans. */
  public static Replay planning(Connection connection, Topics topics) {
    return new Replay(connection, topics, Optional.empty());
  }

  /** Takes the right to replay; another replay that runs loses it and fails. */
  public static Replay sending(Connection connection, Topics topics) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientProperties(
                Map.of(
                    "acks",
                    "all",
                    "enable.idempotence",
                    "true",
                    "max.request.size",
                    Topics.MAX_FACT_BYTES,
                    "transactional.id",
                    TRANSACTIONAL_ID)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Replay replay = new Replay(connection, topics, Optional.of(producer));
    try {
      // Before anything is read: transactions of an earlier replay are over from here on.
      producer.initTransactions();
      return replay;
    } catch (RuntimeException e) {
      replay.close();
      throw e;
    }
  }

  /** What a replay of the records that {@code wanted} wants would send. */
  public ReplayPlan plan(Predicate<DeadLetter> wanted) {
    List<DeadLetter> letters = new ArrayList<>();
    Map<InputMinute, Long> onTopic = new HashMap<>();
    try (RejectedRecords rejected = new RejectedRecords(connection, topics)) {
      rejected.forEach(
          letter -> {
            onTopic.merge(letter.minute(), 1L, Long::sum);
            if (wanted.test(letter)) {
              letters.add(letter);
            }
          });
    }
    letters.sort(Comparator.comparing(DeadLetter::arrival).thenComparing(DeadLetter::origin));
    return ReplayPlan.of(letters, replayedSince(letters), onTopic, rejectedByMinute());
  }

  /** Sends what the plan says, a thousand records a transaction; nothing if it only plans. */
  public void send(ReplayPlan plan) {
    producer.ifPresent(
        to -> {
          for (int from = 0; from < plan.toSend().size(); from += BATCH) {
            int until = Math.min(from + BATCH, plan.toSend().size());
            send(plan.toSend().subList(from, until), to);
          }
        });
  }

  @Override
  public void close() {
    producer.ifPresent(KafkaProducer::close);
  }

  // A record that fails makes the commit fail.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void send(List<DeadLetter> letters, KafkaProducer<byte[], byte[]> to) {
    to.beginTransaction();
    letters.forEach(letter -> to.send(again(letter)));
    to.commitTransaction();
  }

  private static ProducerRecord<byte[], byte[]> again(DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            letter.input().topic(),
            letter.bytes().key().orElse(null),
            letter.bytes().value().orElse(null));
    record.headers().add(REPLAY_OF, letter.origin().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  /** Origins of records sent again; none was before the oldest of {@code letters} arrived. */
  private Set<String> replayedSince(Collection<DeadLetter> letters) {
    Set<String> replayed = new HashSet<>();
    if (letters.isEmpty()) {
      return replayed;
    }
    long oldestMs = letters.iterator().next().arrival().toEpochMilli();
    try (CommittedReader facts = CommittedReader.fromBeginning(connection, topics.accounted())) {
      facts.seekToTime(oldestMs);
      facts.readToEnd(
          record -> {
            Header origin = record.headers().lastHeader(REPLAY_OF);
            if (origin != null) {
              replayed.add(new String(origin.value(), StandardCharsets.UTF_8));
            }
          });
    }
    return replayed;
  }

  private Map<InputMinute, Long> rejectedByMinute() {
    Map<InputMinute, Long> booked = new HashMap<>();
    try (CommittedReader ledger =
            CommittedReader.fromBeginning(connection, List.of(topics.ledger()));
        Deserializer<LedgerRow> rows = new AvroValues(connection).deserializer(topics.ledger())) {
      ledger.readToEnd(
          record -> {
            LedgerRow row = rows.deserialize(record.topic(), record.value());
            booked.put(
                InputMinute.of(row.getTopic(), row.getPartition(), row.getMinute().toEpochMilli()),
                row.getRejected());
          });
    }
    return booked;
  }
}
