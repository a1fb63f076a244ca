package vn.dxpulse.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.util.ClassUtils;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;

class AvroValuesTest {

  private final AvroValues values =
      new AvroValues(Connection.to("127.0.0.1:1", "mock://avro-values-test"));
  private final Topic<DigitalEnterpriseClosed> topic = new Topics(1).enterprisesClosed();

  @Test
  void aValueReadsBackAsItWasWritten() {
    DigitalEnterpriseClosed event = closed("e1");

    try (Serializer<DigitalEnterpriseClosed> serializer = values.serializer(topic);
        Deserializer<DigitalEnterpriseClosed> deserializer = values.deserializer(topic)) {
      byte[] bytes = serializer.serialize(topic.name(), event);

      assertThat(deserializer.deserialize(topic.name(), bytes)).isEqualTo(event);
    }
  }

  @Test
  void everyValueIsWrittenAsConfluentsSerializerDoes() {
    KafkaAvroSerializer confluent = new KafkaAvroSerializer();
    confluent.configure(
        Map.of(
            "schema.registry.url", "mock://avro-values-test", "avro.remove.java.properties", true),
        false);

    try (confluent;
        Serializer<DigitalEnterpriseClosed> serializer = values.serializer(topic)) {
      for (String id : List.of("e1", "e2", "đ".repeat(1_000))) {
        assertThat(serializer.serialize(topic.name(), closed(id)))
            .isEqualTo(confluent.serialize(topic.name(), closed(id)));
      }
    }
  }

  @Test
  void aValueThatLacksAFieldIsRefusedAlsoAfterTheFirst() {
    DigitalEnterpriseClosed incomplete =
        new DigitalEnterpriseClosed("e2", Instant.EPOCH, "0101234567", null, false);

    try (Serializer<DigitalEnterpriseClosed> serializer = values.serializer(topic)) {
      serializer.serialize(topic.name(), closed("e1"));

      assertThatThrownBy(() -> serializer.serialize(topic.name(), incomplete))
          .isInstanceOf(SerializationException.class)
          .hasStackTraceContaining("province_code");
    }
  }

  @Test
  void aTombstoneStaysOne() {
    try (Serializer<DigitalEnterpriseClosed> serializer = values.serializer(topic)) {
      assertThat(serializer.serialize(topic.name(), null)).isNull();
      serializer.serialize(topic.name(), closed("e1"));
      assertThat(serializer.serialize(topic.name(), null)).isNull();
    }
  }

  @Test
  void aSchemaCannotNameAClassOfAnotherPackage() {
    assertThatThrownBy(() -> ClassUtils.forName("org.apache.kafka.clients.producer.MockProducer"))
        .isInstanceOf(SecurityException.class);
  }

  private static DigitalEnterpriseClosed closed(String id) {
    return DigitalEnterpriseClosed.newBuilder()
        .setEventId(id)
        .setEventTime(Instant.parse("2025-08-29T03:04:05.678Z"))
        .setEnterpriseId("0101234567")
        .setProvinceCode("01")
        .build();
  }
}
