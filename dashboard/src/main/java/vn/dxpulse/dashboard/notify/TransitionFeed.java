package vn.dxpulse.dashboard.notify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Records of {@code dx.alert.log.v1} one after another, with the offsets of a consumer group.
 *
 * <p>While a record is under way nothing more is read, but the group is told that this member is
 * alive. A group without offsets begins with what comes next, and notes that at once, so that what
 * happens before its first delivery is not lost either. For one thread.
 */
final class TransitionFeed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TransitionFeed.class);

  private static final Duration REQUEST = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Consumer<String, byte[]> consumer;
  private final Queue<ConsumerRecord<String, byte[]>> queue = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

  TransitionFeed(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
    consumer.subscribe(List.of(new Topics(1).alertLog().name()), new Assignments());
  }

  static TransitionFeed of(Connection connection, String group) {
    Map<String, Object> properties =
        connection.clientProperties(
            Map.of(
                "client.id", group,
                "group.id", group,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                // Of a group with offsets whose records the broker has deleted.
                "auto.offset.reset", "earliest",
                "max.poll.records", "100",
                // Another instance takes over within ten seconds after a crash.
                "session.timeout.ms", "10000",
                // A topic that is created later is noticed.
                "metadata.max.age.ms", "10000",
                "allow.auto.create.topics", "false"));
    return new TransitionFeed(
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()));
  }

  /** The record under way, if there is one. */
  Optional<ConsumerRecord<String, byte[]>> head() {
    return Optional.ofNullable(queue.peek());
  }

  /** Keeps the membership for up to {@code limit}; returns earlier with records. */
  void await(Duration limit) {
    if (queue.isEmpty()) {
      Set<TopicPartition> paused = new HashSet<>(consumer.paused());
      paused.retainAll(consumer.assignment());
      consumer.resume(paused);
    } else {
      consumer.pause(consumer.assignment());
    }
    consumer.poll(limit).forEach(queue::add);
  }

  /** The record under way is done, and the next one begins. Not committed yet. */
  void advance() {
    ConsumerRecord<String, byte[]> head = queue.remove();
    done.put(
        new TopicPartition(head.topic(), head.partition()),
        new OffsetAndMetadata(head.offset() + 1));
  }

  /** Commits what is done; what cannot be committed now is with the next call. */
  void commit() {
    if (done.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(done, REQUEST);
      done.clear();
    } catch (RebalanceInProgressException e) {
      log.debug("committing goes on after the rebalance", e);
    } catch (CommitFailedException e) {
      log.warn("another member has taken over: {}", e.getMessage());
      forget();
    } catch (RetriableException e) {
      log.warn("what was delivered could not be committed yet: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    commit();
    consumer.close(CloseOptions.timeout(CLOSE));
  }

  private void forget() {
    queue.clear();
    done.clear();
  }

  private final class Assignments implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Set<TopicPartition> assigned = new HashSet<>(partitions);
      Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(assigned, REQUEST);
      assigned.removeIf(partition -> committed.get(partition) != null);
      if (!assigned.isEmpty()) {
        beginWithWhatComesNext(assigned);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit();
      forget();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      forget();
    }

    private void beginWithWhatComesNext(Set<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
      consumer
          .endOffsets(partitions, REQUEST)
          .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
      ends.forEach(consumer::seek);
      consumer.commitSync(ends, REQUEST);
      log.info("begins with what comes next: {}", ends);
    }
  }
}
