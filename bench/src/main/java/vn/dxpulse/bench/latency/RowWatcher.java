package vn.dxpulse.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
 * Reads committed rows as any user of the topic does, and notes when it saw each all-time count.
 * The other rows are fetched too, but not decoded. For one thread.
 */
final class RowWatcher implements AutoCloseable {

  private static final String WATCHED = "|transactions_completed|all";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<KpiCurrent> values;
  private final Map<String, Long> counted = new HashMap<>();

  /** Watches from now on. */
  RowWatcher(Connection connection) {
    Topic<KpiCurrent> topic = TopicCreator.existing(connection).kpiCurrent();
    values = new AvroValues(connection).deserializer(topic);
    consumer =
        new KafkaConsumer<>(
            connection.clientProperties(
                Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /**
   * Every sighting until the rows count {@code events}.
   *
   * @throws IllegalStateException if nothing more is counted for {@code patience}
   */
  List<Sighting> watch(long events, Duration patience) {
    List<Sighting> sightings = new ArrayList<>();
    long lastSeen = System.nanoTime();
    while (total() < events) {
      ConsumerRecords<String, byte[]> rows = consumer.poll(Duration.ofMillis(100));
      long nanos = System.nanoTime();
      long wallMs = System.currentTimeMillis();
      int before = sightings.size();
      for (ConsumerRecord<String, byte[]> row : rows) {
        if (row.key().endsWith(WATCHED)) {
          sightings.add(see(row, nanos, wallMs));
        }
      }
      if (sightings.size() > before) {
        lastSeen = nanos;
      } else if (nanos - lastSeen > patience.toNanos()) {
        throw new IllegalStateException(
            "the rows count %,d of %,d events and no more since %s"
                .formatted(total(), events, patience));
      }
    }
    return sightings;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }

  private Sighting see(ConsumerRecord<String, byte[]> row, long nanos, long wallMs) {
    KpiCurrent value = values.deserialize(row.topic(), row.value());
    counted.put(value.getUnit(), value.getNumerator());
    return new Sighting(value.getUnit(), value.getNumerator(), nanos, wallMs);
  }

  private long total() {
    return counted.values().stream().mapToLong(Long::longValue).sum();
  }
}
