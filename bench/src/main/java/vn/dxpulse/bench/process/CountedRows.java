package vn.dxpulse.bench.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;

/**
 * Whether the result is right: the committed rows of all units together must count every event.
 *
 * <p>Made before a run, it remembers where its rows begin; asked after the run, it reads them. Only
 * rows that count are decoded. For one thread.
 */
public final class CountedRows implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<KpiCurrent> values;
  private final List<TopicPartition> partitions;
  private final String suffix;

  /**
   * Rows from now on.
   *
   * @param window id of the window that every event is in, such as {@code all}
   */
  public CountedRows(Connection connection, String window) {
    Topic<KpiCurrent> topic = TopicCreator.existing(connection).kpiCurrent();
    suffix = "|transactions_completed|" + window;
    values = new AvroValues(connection).deserializer(topic);
    consumer =
        new KafkaConsumer<>(
            connection.clientProperties(
                Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /**
   * Reads to the end and compares.
   *
   * @throws WrongResult if the rows count more or fewer than {@code events}
   */
  public void mustCount(long events) {
    Map<String, byte[]> latest = latest();
    long counted =
        latest.values().stream()
            .mapToLong(value -> values.deserialize(partitions.get(0).topic(), value).getNumerator())
            .sum();
    if (counted != events) {
      throw new WrongResult(
          "the rows %s of %,d units count %,d events, not %,d"
              .formatted(suffix, latest.size(), counted, events));
    }
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }

  private Map<String, byte[]> latest() {
    Map<String, byte[]> latest = new HashMap<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<String, byte[]> row : consumer.poll(Duration.ofMillis(100))) {
        if (row.key().endsWith(suffix)) {
          latest.put(row.key(), row.value());
        }
      }
    }
    return latest;
  }

  /** A run whose figures mean nothing. */
  public static final class WrongResult extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongResult(String message) {
      super(message);
    }
  }
}
