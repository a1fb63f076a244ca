package vn.dxpulse.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

class ProvinceVersionTest {

  private static final String REGISTRY = "mock://province-version-test";

  /** Columns that came later, each with a default. */
  private static final Set<String> LATER = Set.of("type_changes", "other_names");

  private final Topic<ProvinceVersion> topic = new Topics(1).provinces();

  @Test
  void aRowWrittenBeforeTypesHadAHistoryReadsAsOneWithoutChanges() {
    byte[] written = written(row(withoutLaterColumns(topic.valueSchema())));

    ProvinceVersion read = read(written);

    assertThat(read.getUnit()).isEqualTo("19@2025-07-01");
    assertThat(read.getType()).isEqualTo("province");
    assertThat(read.getTypeChanges()).isEmpty();
    assertThat(read.getOtherNames()).isEmpty();
  }

  private static Schema withoutLaterColumns(Schema schema) {
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        schema.getFields().stream()
            .filter(field -> !LATER.contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
  }

  private static GenericRecord row(Schema schema) {
    return new GenericRecordBuilder(schema)
        .set("unit", "19@2025-07-01")
        .set("code", "19")
        .set("name_vi", "Thái Nguyên")
        .set("name_en", "Thai Nguyen")
        .set("full_name_vi", "Tỉnh Thái Nguyên")
        .set("type", "province")
        .set("valid_from", "2025-07-01")
        .set("predecessors", "06@2019-04-01 19@2019-04-01")
        .set("macro_region", "")
        .build();
  }

  private byte[] written(GenericRecord row) {
    try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
      serializer.configure(Map.of("schema.registry.url", REGISTRY), false);
      return serializer.serialize(topic.name(), row);
    }
  }

  private ProvinceVersion read(byte[] bytes) {
    try (Deserializer<ProvinceVersion> deserializer =
        new AvroValues(Connection.to("127.0.0.1:1", REGISTRY)).deserializer(topic)) {
      return deserializer.deserialize(topic.name(), bytes);
    }
  }
}
