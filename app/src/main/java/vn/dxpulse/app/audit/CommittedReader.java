package vn.dxpulse.app.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;

/**
 * Reads topics from their beginning, committed records only, in portions whose ends the caller
 * sets; belongs to no consumer group. For one thread.
 */
public final class CommittedReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** An open transaction ends after 10 s by the settings of ours, after 60 s by Kafka's default. */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  /**
   * At the end of a partition a fetch waits for more, and whoever goes on with another partition
   * waits for that fetch: half a second by Kafka's default.
   */
  private static final int MOST_WAIT_MS = 20;

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private CommittedReader(Connection connection, Collection<TopicPartition> partitions) {
    admin = Admin.create(connection.clientProperties(Map.of()));
    consumer = consumer(connection);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  static CommittedReader fromBeginning(
      Connection connection, Collection<? extends Topic<?>> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : topics) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.add(new TopicPartition(topic.name(), partition));
      }
    }
    return new CommittedReader(connection, partitions);
  }

  /** Reads partitions from their beginning. */
  public static CommittedReader of(Connection connection, Collection<TopicPartition> partitions) {
    return new CommittedReader(connection, partitions);
  }

  /** Goes on at an offset. */
  public void seek(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
  }

  /** A consumer of committed records that commits no offsets. */
  public static KafkaConsumer<byte[], byte[]> consumer(Connection connection) {
    return new KafkaConsumer<>(
        connection.clientProperties(
            Map.of(
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "max.poll.records", 5_000,
                "fetch.max.wait.ms", MOST_WAIT_MS)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** First offset of each partition that is still there. */
  Map<TopicPartition, Long> beginnings() {
    return consumer.beginningOffsets(consumer.assignment());
  }

  /**
   * Where each partition ends now, open transactions included: what was committed before the call
   * lies before it.
   */
  Map<TopicPartition, Long> ends() {
    Map<TopicPartition, OffsetSpec> latest =
        consumer.assignment().stream()
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    try {
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not answer: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Goes on at the first record of each partition that arrived at {@code arrivalMs} or later. */
  void seekToTime(long arrivalMs) {
    Map<TopicPartition, Long> wanted =
        consumer.assignment().stream()
            .collect(Collectors.toMap(partition -> partition, partition -> arrivalMs));
    consumer
        .offsetsForTimes(wanted)
        .forEach(
            (partition, found) -> {
              if (found == null) { // nothing has arrived since
                consumer.seekToEnd(List.of(partition));
              } else {
                consumer.seek(partition, found.offset());
              }
            });
  }

  /** Reads on to where the topics end now. */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    readTo(ends(), visitor);
  }

  /**
   * Reads on to {@code ends}, waiting for open transactions before them.
   *
   * @throws TimeoutException if they do not end
   */
  void readTo(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    long progressNanos = System.nanoTime();
    List<TopicPartition> open = before(ends);
    while (!open.isEmpty()) {
      consumer.resume(open);
      consumer.pause(consumer.assignment().stream().filter(p -> !open.contains(p)).toList());
      long positions = positions(open);
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition)) {
          visitor.accept(record);
        }
      }
      rewind(open, ends);
      if (positions(open) != positions) {
        progressNanos = System.nanoTime();
      } else if (System.nanoTime() - progressNanos > PATIENCE.toNanos()) {
        throw new TimeoutException("no committed records for " + PATIENCE + " from " + open);
      }
      open.removeAll(open.stream().filter(p -> consumer.position(p) >= ends.get(p)).toList());
    }
  }

  @Override
  public void close() {
    consumer.close();
    admin.close();
  }

  private List<TopicPartition> before(Map<TopicPartition, Long> ends) {
    return new ArrayList<>(
        ends.keySet().stream().filter(p -> consumer.position(p) < ends.get(p)).toList());
  }

  /** What was polled beyond the ends is for the next portion. */
  private void rewind(List<TopicPartition> open, Map<TopicPartition, Long> ends) {
    for (TopicPartition partition : open) {
      if (consumer.position(partition) > ends.get(partition)) {
        consumer.seek(partition, ends.get(partition));
      }
    }
  }

  private long positions(List<TopicPartition> partitions) {
    return partitions.stream().mapToLong(consumer::position).sum();
  }
}
