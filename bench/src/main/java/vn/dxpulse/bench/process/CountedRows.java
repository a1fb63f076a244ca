package vn.dxpulse.bench.process;

import java.time.Duration;
import java.time.Instant;
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

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<KpiCurrent> values;
  private final List<TopicPartition> partitions;
  private final String suffix;
  private final Map<String, KpiCurrent> latest = new HashMap<>();

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
   * Reads to the end and compares. While much comes in, rows stand up to a second behind what is
   * counted, so the application must still run, and is given some time.
   *
   * @return what the newest of the rows speaks for: when the count was complete
   * @throws WrongResult if the rows count more or fewer than {@code events}
   */
  public Instant mustCount(long events) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    long counted = readOn();
    while (counted < events && System.nanoTime() < giveUpAt) {
      counted = readOn();
    }
    if (counted != events) {
      throw new WrongResult(
          "the rows %s of %,d units count %,d events, not %,d"
              .formatted(suffix, latest.size(), counted, events));
    }
    return latest.values().stream().map(KpiCurrent::getAsOf).max(Instant::compareTo).orElseThrow();
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }

  private long readOn() {
    Map<String, byte[]> read = new HashMap<>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<String, byte[]> row : consumer.poll(Duration.ofMillis(100))) {
        if (row.key().endsWith(suffix)) {
          read.put(row.key(), row.value());
        }
      }
    }
    String topic = partitions.get(0).topic();
    read.forEach((key, value) -> latest.put(key, values.deserialize(topic, value)));
    return latest.values().stream().mapToLong(KpiCurrent::getNumerator).sum();
  }

  /** A run whose figures mean nothing. */
  public static final class WrongResult extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongResult(String message) {
      super(message);
    }
  }
}
