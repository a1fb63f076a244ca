package vn.dxpulse.bench.throughput;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** The practical limit: decodes every field and counts per province in a HashMap, nothing else. */
final class BareConsumer {

  private static final int POLL_RECORDS = 5_000; // as many as the streams part
  private static final int REMEMBERED_SCHEMAS = 100;

  private final Connection connection;
  private final Consumer<GenericRecord> also;
  private final Map<Utf8, long[]> counts = new HashMap<>();
  private final SchemaRegistryClient registry;
  private final FullDecoder decoder = new FullDecoder(this::schema);

  /**
   * Reads what is on the topic of transactions.
   *
   * @param also done with each decoded event, which is overwritten by the next
   */
  BareConsumer(Connection connection, Consumer<GenericRecord> also) {
    this.connection = connection;
    this.also = also;
    this.registry = new CachedSchemaRegistryClient(connection.registryUrl(), REMEMBERED_SCHEMAS);
  }

  /** Reads {@code events} of them from the beginning; the nanoseconds from the first poll on. */
  long read(long events) {
    Topics topics = TopicCreator.existing(connection);
    List<TopicPartition> partitions =
        IntStream.range(0, topics.partitions())
            .mapToObj(partition -> new TopicPartition(topics.transactions().name(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long started = System.nanoTime();
      long read = 0;
      while (read < events) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        for (ConsumerRecord<byte[], byte[]> record : records) {
          count(decoder.decode(record.value()));
        }
        read += records.count();
      }
      return System.nanoTime() - started;
    }
  }

  private void count(GenericRecord event) {
    also.accept(event);
    Utf8 province = (Utf8) event.get("province_code");
    long[] count = counts.get(province);
    if (count == null) {
      counts.put(new Utf8(province), new long[] {1});
    } else {
      count[0]++;
    }
  }

  private Schema schema(int id) {
    try {
      return (Schema) registry.getSchemaById(id).rawSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RestClientException e) {
      throw new IllegalStateException("schema " + id, e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        connection.clientProperties(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                POLL_RECORDS)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
