package vn.dxpulse.streams.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/** Compares the fields of a cursor with those of a record that Avro read. */
final class ReadFields {

  /** What Java reads for bytes that are no UTF-8; Avro does not refuse them. */
  private static final char NOT_UTF_8 = '\uFFFD';

  private ReadFields() {}

  static void assertSame(FactCursor cursor, List<String> fields, GenericRecord expected) {
    for (int slot = 0; slot < fields.size(); slot++) {
      assertSame(cursor, slot, expected.get(fields.get(slot)), fields.get(slot));
    }
  }

  static List<String> namesOf(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }

  private static void assertSame(FactCursor cursor, int slot, Object expected, String field) {
    assertThat(cursor.has(slot)).as("%s is there", field).isEqualTo(expected != null);
    if (expected == null) {
      assertThat(cursor.number(slot)).as(field).isZero();
      assertThat(cursor.text(slot)).as(field).isEmpty();
    } else if (expected instanceof Boolean flag) {
      assertThat(cursor.flag(slot)).as(field).isEqualTo(flag);
    } else if (expected instanceof Double || expected instanceof Float) {
      assertThat(Double.doubleToLongBits(cursor.real(slot)))
          .as(field)
          .isEqualTo(Double.doubleToLongBits(((Number) expected).doubleValue()));
    } else if (expected instanceof Number number) {
      assertThat(cursor.number(slot)).as(field).isEqualTo(number.longValue());
    } else {
      assertText(cursor, slot, expected, field);
    }
  }

  private static void assertText(FactCursor cursor, int slot, Object expected, String field) {
    byte[] text =
        expected instanceof Utf8 utf8
            ? Arrays.copyOf(utf8.getBytes(), utf8.getByteLength())
            : expected.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(cursor.text(slot)).as(field).isEqualTo(expected.toString());
    if (expected.toString().indexOf(NOT_UTF_8) < 0) {
      assertThat(cursor.textIs(slot, text)).as("%s byte for byte", field).isTrue();
      assertThat(cursor.textLength(slot)).as(field).isEqualTo(text.length);
    }
  }
}
