package vn.dxpulse.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dxpulse.schemas.connect.Connection;

class FlatWriterTest {

  private static final int RECORDS = 500;

  @BeforeAll
  static void letAvroLoadTheRecords() {
    assertThat(new AvroValues(Connection.to("none:0", "mock://flat"))).isNotNull();
  }

  static Stream<Topic<? extends SpecificRecord>> topics() {
    return new Topics(1).all().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void writesTheBytesThatAvroWrites(Topic<? extends SpecificRecord> topic) throws IOException {
    Schema schema = SpecificData.get().getSchema(topic.valueType());
    FlatWriter<SpecificRecord> writer = FlatWriter.<SpecificRecord>of(schema).orElseThrow();
    SpecificDatumReader<SpecificRecord> reader = new SpecificDatumReader<>(schema);
    for (Object random : new RandomData(GenericData.get(), schema, RECORDS, 7)) {
      byte[] byAvro = byAvro(schema, random);
      SpecificRecord record = reader.read(null, DecoderFactory.get().binaryDecoder(byAvro, null));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

      writer.write(record, encoder);

      assertThat(out.toByteArray()).isEqualTo(byAvro);
    }
  }

  @Test
  void leavesWhatIsNotFlatToAvro() {
    List<String> others =
        List.of(
            "{\"type\":\"array\",\"items\":\"string\"}",
            "[\"null\",\"string\",\"long\"]",
            "[\"string\",\"null\"]",
            "{\"type\":\"int\",\"logicalType\":\"date\"}",
            "\"float\"");

    for (String field : others) {
      Schema schema =
          new Schema.Parser()
              .parse(
                  "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":%s}]}"
                      .formatted(field));
      assertThat(FlatWriter.of(schema)).as(field).isEmpty();
    }
  }

  private static byte[] byAvro(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
