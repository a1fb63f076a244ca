package vn.dxpulse.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.avro.util.ClassUtils;
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
    DigitalEnterpriseClosed event =
        DigitalEnterpriseClosed.newBuilder()
            .setEventId("e1")
            .setEventTime(Instant.parse("2025-08-29T03:04:05.678Z"))
            .setEnterpriseId("0101234567")
            .setProvinceCode("01")
            .build();

    try (Serializer<DigitalEnterpriseClosed> serializer = values.serializer(topic);
        Deserializer<DigitalEnterpriseClosed> deserializer = values.deserializer(topic)) {
      byte[] bytes = serializer.serialize(topic.name(), event);

      assertThat(deserializer.deserialize(topic.name(), bytes)).isEqualTo(event);
    }
  }

  @Test
  void aSchemaCannotNameAClassOfAnotherPackage() {
    assertThatThrownBy(() -> ClassUtils.forName("org.apache.kafka.clients.producer.MockProducer"))
        .isInstanceOf(SecurityException.class);
  }
}
