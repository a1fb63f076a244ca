package vn.dxpulse.bench;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** The practical limit: decodes every field and counts per province in a HashMap, nothing else. */
final class BareConsumer {

  private static final int HEADER_BYTES = 5;

  private final ContenderRun run;
  private final Consumer<GenericRecord> also;
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private final Map<Utf8, long[]> counts = new HashMap<>();
  private final SchemaRegistryClient registry;
  private GenericRecord reused;
  private BinaryDecoder decoder;

  /**
   * Reads what {@code run} names.
   *
   * @param also done with each decoded event, which is overwritten by the next
   */
  BareConsumer(ContenderRun run, Consumer<GenericRecord> also) {
    this.run = run;
    this.also = also;
    this.registry = new CachedSchemaRegistryClient(run.connection().registryUrl(), 100);
  }

  long readAll() {
    Topics topics = TopicCreator.existing(run.connection());
    List<TopicPartition> partitions =
        IntStream.range(0, topics.partitions())
            .mapToObj(partition -> new TopicPartition(topics.transactions().name(), partition))
            .toList();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long started = System.nanoTime();
      long read = 0;
      while (read < run.events()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
        for (ConsumerRecord<byte[], byte[]> record : records) {
          count(record.value());
        }
        read += records.count();
      }
      return System.nanoTime() - started;
    }
  }

  private void count(byte[] value) {
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    GenericDatumReader<GenericRecord> reader = readers.computeIfAbsent(id, this::reader);
    decoder =
        DecoderFactory.get()
            .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
    try {
      reused = reader.read(reused, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    also.accept(reused);
    Utf8 province = (Utf8) reused.get("province_code");
    long[] count = counts.get(province);
    if (count == null) {
      counts.put(new Utf8(province), new long[] {1});
    } else {
      count[0]++;
    }
  }

  private GenericDatumReader<GenericRecord> reader(int id) {
    try {
      Schema schema = (Schema) registry.getSchemaById(id).rawSchema();
      GenericData data = new GenericData();
      data.setFastReaderEnabled(true);
      return new GenericDatumReader<>(schema, schema, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RestClientException e) {
      throw new IllegalStateException("schema " + id, e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        run.connection()
            .clientProperties(
                Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    5_000)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
