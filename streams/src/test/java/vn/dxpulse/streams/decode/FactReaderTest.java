package vn.dxpulse.streams.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.ledger.RejectionReason;

class FactReaderTest {

  private static final int ID = 7;
  private static final Schema FACT =
      SchemaBuilder.record("Fact")
          .fields()
          .requiredString("code")
          .requiredLong("at")
          .name("simulated")
          .type()
          .booleanType()
          .booleanDefault(false)
          .optionalString("note")
          .endRecord();
  private static final byte[] HA_NOI_AT_5 = {4, '0', '1', 10, 1, 0};

  private final Writers writers = new Writers().register(ID, FACT);
  private final FactReader reader = reader(List.of("at", "code", "simulated", "note"));

  @Test
  void fillsTheCursorInTheOrderOfTheLayout() throws UndecodableValue {
    reader.read(Writers.value(ID, HA_NOI_AT_5));

    assertThat(reader.cursor().number(0)).isEqualTo(5);
    assertThat(reader.cursor().text(1)).isEqualTo("01");
    assertThat(reader.cursor().flag(2)).isTrue();
    assertThat(reader.cursor().has(3)).isFalse();
  }

  @Test
  void leavesNothingOfTheRecordBefore() throws UndecodableValue {
    reader.read(Writers.value(ID, new byte[] {4, '0', '1', 10, 1, 2, 2, 'n'}));
    reader.read(Writers.value(ID, new byte[] {0, 0, 0, 0}));

    assertThat(reader.cursor().number(0)).isZero();
    assertThat(reader.cursor().text(1)).isEmpty();
    assertThat(reader.cursor().flag(2)).isFalse();
    assertThat(reader.cursor().text(3)).isEmpty();
    assertThat(reader.cursor().textIs(3, new byte[0])).isTrue();
  }

  @Test
  void givesFieldsThatTheWriterDoesNotHaveTheirDefaults() throws UndecodableValue {
    Schema newer =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Fact", "fields": [
                  {"name": "count", "type": "long", "default": 3},
                  {"name": "share", "type": "double", "default": 1},
                  {"name": "flag", "type": "boolean", "default": true},
                  {"name": "channel", "type": "string", "default": "không rõ"},
                  {"name": "note", "type": ["null", "string"], "default": null},
                  {"name": "level", "type": ["int", "null"], "default": 4}]}
                """);
    List<String> fields = ReadFields.namesOf(newer);
    Schema older = SchemaBuilder.record("Fact").fields().endRecord();
    FactReader newerReader =
        new FactReader(writers.register(8, older), new FactLayout(newer, fields));

    newerReader.read(Writers.value(8, new byte[0]));

    ReadFields.assertSame(
        newerReader.cursor(), fields, Writers.reference(older, newer, new byte[0]).orElseThrow());
    assertThat(newerReader.cursor().text(3)).isEqualTo("không rõ");
  }

  @Nested
  class Refuses {

    @Test
    void whatIsNotConfluentsWireFormat() {
      assertRefused(() -> reader.read(new byte[0]), RejectionReason.UNDECODABLE, "0 bytes");
      assertRefused(() -> reader.read(new byte[4]), RejectionReason.UNDECODABLE, "4 bytes");
      assertRefused(
          () -> reader.read(new byte[] {1, 0, 0, 0, 7, 0}),
          RejectionReason.UNDECODABLE,
          "first byte 1");
    }

    @Test
    void bytesLeftOver() {
      byte[] body = Arrays.copyOf(HA_NOI_AT_5, HA_NOI_AT_5.length + 2);

      assertRefused(
          () -> reader.read(Writers.value(ID, body)),
          RejectionReason.UNDECODABLE,
          "2 bytes left over at byte 11 of 13");
    }

    @Test
    void lengthsThatNoRecordHas() {
      byte[] most = {-2, -1, -1, -1, -1, -1, -1, -1, -1, 1};
      byte[] negative = {1};

      assertRefused(
          () -> reader.read(Writers.value(ID, most)),
          RejectionReason.UNDECODABLE,
          "a length of " + Long.MAX_VALUE);
      assertRefused(
          () -> reader.read(Writers.value(ID, negative)),
          RejectionReason.UNDECODABLE,
          "a length of -1");
    }

    @Test
    void writersWithoutARequiredField() {
      Schema older = SchemaBuilder.record("Fact").fields().requiredString("code").endRecord();
      writers.register(8, older);

      for (int time = 0; time < 2; time++) {
        assertRefused(
            () -> reader.read(Writers.value(8, new byte[] {0})),
            RejectionReason.INCOMPATIBLE_SCHEMA,
            "no field at");
      }
    }

    @Test
    void writersOfOtherFacts() {
      writers.register(8, SchemaBuilder.record("Other").fields().requiredLong("at").endRecord());
      writers.register(9, Schema.create(Schema.Type.STRING));

      assertRefused(
          () -> reader.read(Writers.value(8, new byte[] {0})),
          RejectionReason.INCOMPATIBLE_SCHEMA,
          "schema Other is not Fact");
      assertRefused(
          () -> reader.read(Writers.value(9, new byte[] {0})),
          RejectionReason.INCOMPATIBLE_SCHEMA,
          "schema string is not Fact");
    }
  }

  @Test
  void asksAgainForASchemaThatWasNotRegistered() throws UndecodableValue {
    assertRefused(
        () -> reader.read(Writers.value(-1, HA_NOI_AT_5)),
        RejectionReason.UNKNOWN_SCHEMA,
        "schema id -1 is not registered");

    writers.register(-1, FACT);
    reader.read(Writers.value(-1, HA_NOI_AT_5));

    assertThat(reader.cursor().text(1)).isEqualTo("01");
  }

  @Test
  void readsOnAfterAnUnknownSchema() throws UndecodableValue {
    reader.read(Writers.value(ID, HA_NOI_AT_5));
    assertRefused(
        () -> reader.read(Writers.value(9, HA_NOI_AT_5)),
        RejectionReason.UNKNOWN_SCHEMA,
        "schema id 9");

    reader.read(Writers.value(ID, HA_NOI_AT_5));

    assertThat(reader.cursor().number(0)).isEqualTo(5);
  }

  @Test
  void knowsTheFieldsOfItsLayoutOnly() {
    FactLayout layout = new FactLayout(FACT, List.of("at"));

    assertThat(layout.slotOf("at")).isZero();
    assertThatThrownBy(() -> layout.slotOf("code")).hasMessage("code is not one of [at]");
    assertThatThrownBy(() -> new FactLayout(FACT, List.of("when")))
        .hasMessage("Fact has no field when");
  }

  private FactReader reader(List<String> fields) {
    return new FactReader(writers, new FactLayout(FACT, fields));
  }

  private static void assertRefused(
      ThrowingCallable reading, RejectionReason reason, String message) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            UndecodableValue.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
