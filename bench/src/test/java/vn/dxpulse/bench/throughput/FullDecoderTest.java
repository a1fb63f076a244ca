package vn.dxpulse.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import vn.dxpulse.bench.load.Transactions;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class FullDecoderTest {

  private static final int SCHEMA_ID = 7;

  /** As in the registry, which keeps no properties that are for Java only. */
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              OnlineServiceTransactionCompleted.getClassSchema()
                  .toString()
                  .replace(",\"avro.java.string\":\"String\"", ""));

  private final Transactions transactions = new Transactions(1, UnitRegistryFile.vietnam());
  private final List<Integer> asked = new ArrayList<>();
  private final FullDecoder decoder =
      new FullDecoder(
          id -> {
            asked.add(id);
            return SCHEMA;
          });

  @Test
  void decodesEveryField() throws IOException {
    OnlineServiceTransactionCompleted event = transactions.next(1_000).event();

    GenericRecord decoded = decoder.decode(framed(event));

    assertThat(decoded.get("event_id")).hasToString(event.getEventId());
    assertThat(decoded.get("event_time")).isEqualTo(1_000L);
    assertThat(decoded.get("province_code")).hasToString(event.getProvinceCode());
    assertThat(decoded.get("fee_vnd")).isEqualTo(event.getFeeVnd());
    assertThat(decoded.get("paid_online")).isEqualTo(event.getPaidOnline());
  }

  @Test
  void usesOneRecordAndAsksForEachSchemaOnce() throws IOException {
    GenericRecord first = decoder.decode(framed(transactions.next(1_000).event()));
    GenericRecord second = decoder.decode(framed(transactions.next(2_000).event()));

    assertThat(second).isSameAs(first);
    assertThat(second.get("event_time")).isEqualTo(2_000L);
    assertThat(asked).containsExactly(SCHEMA_ID);
  }

  private static byte[] framed(OnlineServiceTransactionCompleted event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeByte(0);
    header.writeInt(SCHEMA_ID);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<>(OnlineServiceTransactionCompleted.class).write(event, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
