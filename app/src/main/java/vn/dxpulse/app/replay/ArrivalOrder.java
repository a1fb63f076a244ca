package vn.dxpulse.app.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.schemas.connect.Connection;

/**
 * Reads partitions from their beginning to given ends, all of them in the order of arrival: whether
 * a record is a duplicate depends on what arrived before it, in any partition. Holds some thousand
 * records of each partition. For one thread.
 */
final class ArrivalOrder implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(75);
  private static final int ENOUGH = 10_000;

  private static final Comparator<ConsumerRecord<?, ?>> BY_ARRIVAL =
      Comparator.<ConsumerRecord<?, ?>>comparingLong(ConsumerRecord::timestamp)
          .thenComparing(ConsumerRecord::topic)
          .thenComparing(ConsumerRecord::partition);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> waiting =
      new HashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param ends first offset that is not read, of each partition
   */
  ArrivalOrder(Connection connection, Map<TopicPartition, Long> ends) {
    this.consumer = CommittedReader.consumer(connection);
    this.ends = Map.copyOf(ends);
    ends.keySet().forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
  }

  /** Gives every record to {@code visitor}. */
  void read(Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    long progressNanos = System.nanoTime();
    while (isOpen()) {
      long before = position();
      fetch();
      if (position() != before) {
        progressNanos = System.nanoTime();
      } else if (System.nanoTime() - progressNanos > PATIENCE.toNanos()) {
        throw new TimeoutException("no committed records for " + PATIENCE + " before " + ends);
      }
      give(visitor);
    }
    while (oldest().isPresent()) {
      visitor.accept(oldest().orElseThrow().poll());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void fetch() {
    List<TopicPartition> full =
        ends.keySet().stream().filter(p -> isRead(p) || waiting.get(p).size() >= ENOUGH).toList();
    consumer.resume(ends.keySet());
    consumer.pause(full);
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      if (record.offset() < ends.get(partition)) {
        waiting.get(partition).add(record);
      }
    }
  }

  /** As long as each partition that has more to come has one waiting, the oldest is known. */
  private void give(Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> open = ends.keySet().stream().filter(p -> !isRead(p)).toList();
    while (!open.isEmpty() && open.stream().noneMatch(p -> waiting.get(p).isEmpty())) {
      visitor.accept(oldest().orElseThrow().poll());
    }
  }

  private Optional<ArrayDeque<ConsumerRecord<byte[], byte[]>>> oldest() {
    return waiting.values().stream()
        .filter(queue -> !queue.isEmpty())
        .min(Comparator.comparing(ArrayDeque::peek, BY_ARRIVAL));
  }

  private boolean isOpen() {
    return ends.keySet().stream().anyMatch(partition -> !isRead(partition));
  }

  private boolean isRead(TopicPartition partition) {
    return consumer.position(partition) >= ends.get(partition);
  }

  private long position() {
    return ends.keySet().stream().mapToLong(consumer::position).sum();
  }
}
