package vn.dxpulse.schemas.topic;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import vn.dxpulse.schemas.connect.Connection;

/**
 * Confluent's Avro serializer and deserializer for topic values, typed and configured.
 *
 * <p>A serializer registers the schema that this build was compiled with under the topic's subject
 * when it first writes. Serializers may be shared by threads, as Kafka Streams does with those of
 * sinks.
 */
public final class AvroValues {

  private static final String OWN_PACKAGES = "vn.dxpulse.schemas.";

  static {
    // Avro loads no class that a schema names unless it is trusted. The list is Avro's and holds
    // for
    // the whole process: our records are added, whatever stands on it already is kept.
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(),
            type -> type.getPackageName().concat(".").startsWith(OWN_PACKAGES)));
  }

  private final Map<String, Object> properties;

  public AvroValues(Connection connection) {
    this.properties = connection.registryProperties();
    properties.put("specific.avro.reader", true);
    // "avro.java.string" is of no use to readers in other languages.
    properties.put("avro.remove.java.properties", true);
  }

  /** A new serializer for the values of {@code topic}. */
  public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    KafkaAvroSerializer avro = new KafkaAvroSerializer();
    avro.configure(properties, false);
    return new RegisteredSerializer<>(topic, avro);
  }

  /** A new deserializer for the values of {@code topic}; a tombstone reads as null. */
  public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
    KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
    avro.configure(properties, false);
    return new Deserializer<>() {
      @Override
      public V deserialize(String topicName, byte[] bytes) {
        return topic.valueType().cast(avro.deserialize(topicName, bytes));
      }

      @Override
      public void close() {
        avro.close();
      }
    };
  }
}
