package vn.dxpulse.app.targets;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.targets.TargetList;
import vn.dxpulse.streams.topology.TargetDefinitions;

/**
 * Makes the published targets those of a file, all at once: rows and tombstones are one
 * transaction, so a reader of committed records sees the targets before or after it, never some of
 * each.
 *
 * <p>One transactional id for all that apply targets to a cluster: opening a second publisher ends
 * the first one, whose transaction is undone. So what is compared with the topic is still true when
 * it is published. For one thread.
 */
public final class TargetPublisher implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "dxpulse-targets-apply";

  private final PublishedTargets published;
  private final KafkaProducer<String, TargetDefinition> producer;

  private TargetPublisher(
      PublishedTargets published, KafkaProducer<String, TargetDefinition> producer) {
    this.published = published;
    this.producer = producer;
  }

  /** Takes the right to publish targets from whoever has it. */
  public static TargetPublisher open(Connection connection, Topics topics) {
    TargetPublisher publisher =
        new TargetPublisher(
            new PublishedTargets(connection, topics),
            new KafkaProducer<>(
                connection.clientProperties(
                    Map.of(
                        "acks", "all",
                        "enable.idempotence", "true",
                        "transactional.id", TRANSACTIONAL_ID)),
                new StringSerializer(),
                new AvroValues(connection).serializer(topics.targets())));
    try {
      // Before anything is read: an earlier transaction is over from here on.
      publisher.producer.initTransactions();
      return publisher;
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  /** What publishing {@code targets} would change. */
  public static TargetDiff diff(PublishedTargets published, TargetList targets) {
    Map<String, TargetDefinition> before = published.definitions();
    long revision =
        1 + before.values().stream().mapToLong(TargetDefinition::getRevision).max().orElse(0);
    return TargetDiff.between(
        before,
        targets.all().stream().map(target -> TargetDefinitions.row(target, revision)).toList());
  }

  /** What publishing {@code targets} would change; nobody else can change it from now on. */
  public TargetDiff diff(TargetList targets) {
    return diff(published, targets);
  }

  /**
   * Publishes a diff of this publisher; nothing if it is empty.
   *
   * @throws Overtaken if another publisher was opened meanwhile; then nothing was published
   */
  // A record that fails makes the commit fail.
  @SuppressWarnings("FutureReturnValueIgnored")
  public void publish(TargetDiff diff) {
    if (diff.isEmpty()) {
      return;
    }
    try {
      producer.beginTransaction();
      Stream.concat(diff.added().stream(), diff.changed().stream().map(TargetDiff.Change::after))
          .forEach(row -> producer.send(record(row.getTarget(), row)));
      diff.removed().forEach(row -> producer.send(record(row.getTarget(), null))); // tombstone
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new Overtaken(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private ProducerRecord<String, TargetDefinition> record(String id, TargetDefinition row) {
    return new ProducerRecord<>(published.topics().targets().name(), id, row);
  }

  /** Somebody else applies targets; what this one would have published is undone. */
  public static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken(Throwable cause) {
      super("another dxpulse targets apply began meanwhile; this one has published nothing", cause);
    }
  }
}
