package vn.dxpulse.app.docs;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The reader that {@code docs/topics.md} shows; {@link DocumentsTest} compares the two. */
final class ReadRows {

  private ReadRows() {}

  // begin
  static void printRows(String bootstrap, String registry) {
    KafkaAvroDeserializer values = new KafkaAvroDeserializer();
    values.configure(Map.of("schema.registry.url", registry), false);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", "my-reader",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (KafkaConsumer<String, Object> rows =
        new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      rows.subscribe(List.of("dx.kpi.current.v1"));
      while (true) {
        for (ConsumerRecord<String, Object> record : rows.poll(Duration.ofSeconds(1))) {
          if (record.value() instanceof GenericRecord row) {
            System.out.println(record.key() + " " + row.get("value") + " at " + row.get("as_of"));
          }
        }
      }
    }
  }
  // end
}
