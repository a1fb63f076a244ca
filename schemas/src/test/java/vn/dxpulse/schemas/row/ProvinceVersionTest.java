package vn.dxpulse.schemas.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

class ProvinceVersionTest {

  /** Columns that came later, each with a default. */
  private static final Set<String> LATER = Set.of("type_changes", "other_names");

  @Test
  void aRowWrittenBeforeTypesHadAHistoryReadsAsOneWithoutChanges() throws IOException {
    Schema written = withoutLaterColumns(ProvinceVersion.getClassSchema());

    ProvinceVersion row = read(bytes(written), written);

    assertThat(row.getType()).isEqualTo("province");
    assertThat(row.getTypeChanges()).isEmpty();
    assertThat(row.getOtherNames()).isEmpty();
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

  private static byte[] bytes(Schema schema) throws IOException {
    GenericRecord row =
        new GenericRecordBuilder(schema)
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(row, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static ProvinceVersion read(byte[] bytes, Schema written) throws IOException {
    return new SpecificDatumReader<ProvinceVersion>(written, ProvinceVersion.getClassSchema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
