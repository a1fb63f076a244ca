package vn.dxpulse.bench.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
 * The committed rows of one KPI and window, from the moment it is made on, read as any user of the
 * topic does. The other rows are fetched too, but not decoded. For one thread.
 */
public final class CommittedRows implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final List<String> prefixes;
  private final String suffix;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<KpiCurrent> values;
  private final List<TopicPartition> partitions;

  /** Rows of the views and the window wanted, from now on. */
  public CommittedRows(Connection connection, List<String> views, String kpi, String window) {
    Topic<KpiCurrent> rows = TopicCreator.existing(connection).kpiCurrent();
    topic = rows.name();
    prefixes = views.stream().map(view -> view + "|").toList();
    suffix = "|" + kpi + "|" + window;
    values = new AvroValues(connection).deserializer(rows);
    consumer =
        new KafkaConsumer<>(
            connection.clientProperties(
                Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        IntStream.range(0, rows.partitions())
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Waits a little for records, and gives those wanted to {@code rows}, not decoded. */
  public void poll(Consumer<ConsumerRecord<String, byte[]>> rows) {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    for (ConsumerRecord<String, byte[]> record : records) {
      if (isWanted(record.key())) {
        rows.accept(record);
      }
    }
  }

  private boolean isWanted(String key) {
    return key.endsWith(suffix) && prefixes.stream().anyMatch(key::startsWith);
  }

  /** Reads on to where the topic ends now. */
  void readToEnd(Consumer<ConsumerRecord<String, byte[]>> rows) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      poll(rows);
    }
  }

  /** The row that bytes given out hold. */
  public KpiCurrent decoded(byte[] row) {
    return values.deserialize(topic, row);
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
