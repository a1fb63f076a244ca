package vn.dxpulse.systemtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;

/**
 * Every committed record of a topic, from its beginning to what is its end when reading starts; the
 * records of a partition in their order.
 */
final class TopicContent {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final long LIMIT_SECONDS = 30;

  private TopicContent() {}

  static <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(
      Connection connection, Topic<V> topic) {
    try (Deserializer<V> values = new AvroValues(connection).deserializer(topic)) {
      return read(connection, topic, values, "read_committed");
    }
  }

  /** With the values as they stand in the topic. */
  static List<ConsumerRecord<String, byte[]>> readBytes(Connection connection, Topic<?> topic) {
    return read(connection, topic, new ByteArrayDeserializer(), "read_committed");
  }

  /** With the records of transactions that were aborted. */
  static List<ConsumerRecord<String, byte[]>> readUncommitted(
      Connection connection, Topic<?> topic) {
    return read(connection, topic, new ByteArrayDeserializer(), "read_uncommitted");
  }

  /** True if no transaction is open on the topic, so that everything in it can be read. */
  static boolean isSettled(Connection connection, Topic<?> topic) {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    try (Admin admin = Admin.create(connection.clientProperties(Map.of()))) {
      return ends(admin, latest, IsolationLevel.READ_COMMITTED)
          .equals(ends(admin, latest, IsolationLevel.READ_UNCOMMITTED));
    }
  }

  private static Map<TopicPartition, Long> ends(
      Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
    ListOffsetsOptions options = new ListOffsetsOptions(isolation);
    return latest.keySet().stream()
        .collect(
            Collectors.toMap(
                partition -> partition,
                partition ->
                    admin
                        .listOffsets(latest, options)
                        .partitionResult(partition)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .offset()));
  }

  private static <T> List<ConsumerRecord<String, T>> read(
      Connection connection, Topic<?> topic, Deserializer<T> values, String isolation) {
    Map<String, Object> properties =
        connection.clientProperties(
            Map.of("isolation.level", isolation, "auto.offset.reset", "earliest"));
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (!hasReached(consumer, ends)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("could not read " + topic.name() + " to " + ends);
        }
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static boolean hasReached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
