package vn.dxpulse.streams.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.streams.ledger.RejectionReason;

/** The reader against Avro's own, for writers of older and newer schemas. */
class SchemaEvolutionTest {

  private static final int ID = 7;

  private static final List<String> FLAT_EXTRAS =
      List.of(
          "\"null\"",
          "\"boolean\"",
          "\"int\"",
          "\"long\"",
          "\"float\"",
          "\"double\"",
          "\"string\"",
          "\"bytes\"",
          "[\"null\", \"string\", \"long\", \"double\"]",
          "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"B\", \"C\"]}",
          "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 5}",
          "{\"type\": \"record\", \"name\": \"R\", \"fields\": ["
              + "{\"name\": \"a\", \"type\": \"int\"},"
              + "{\"name\": \"b\", \"type\": [\"null\", \"string\"]}]}");

  private static final List<String> BLOCK_EXTRAS =
      List.of(
          "{\"type\": \"array\", \"items\": \"string\"}",
          "{\"type\": \"array\", \"items\": {\"type\": \"map\", \"values\": \"double\"}}",
          "{\"type\": \"map\", \"values\": [\"null\", \"long\"]}",
          "{\"type\": \"array\", \"items\": {\"type\": \"record\", \"name\": \"I\", \"fields\":"
              + " [{\"name\": \"x\", \"type\": \"float\"}]}}");

  @Property(tries = 1000)
  void readsRecordsOfOtherWritersAsAvroDoes(
      @ForAll("readers") Schema reader, @ForAll Random random, @ForAll long seed)
      throws UndecodableValue {
    List<String> extras = new ArrayList<>(FLAT_EXTRAS);
    extras.addAll(BLOCK_EXTRAS);
    Schema writer = evolved(reader, extras, random);
    GenericRecord record = Writers.random(writer, seed);
    List<String> fields = ReadFields.namesOf(reader);
    FactReader factReader = factReader(writer, reader);

    for (byte[] body : List.of(Writers.body(record), Writers.bodyInSizedBlocks(record))) {
      factReader.read(Writers.value(ID, body));
      ReadFields.assertSame(
          factReader.cursor(), fields, Writers.reference(writer, reader, body).orElseThrow());
    }
  }

  @Property(tries = 3000)
  void acceptsAndRefusesTheirDamagedBytesAsAvroDoes(
      @ForAll("readers") Schema reader,
      @ForAll Random random,
      @ForAll long seed,
      @ForAll("damage") List<Mutation> damage) {
    Schema writer = evolved(reader, FLAT_EXTRAS, random);
    byte[] body = damaged(Writers.body(Writers.random(writer, seed)), damage);

    Optional<FactCursor> read = read(factReader(writer, reader), body);

    // A full read: Avro's skipping of what nobody wants trusts lengths more than its reading does.
    assertThat(read.isPresent()).isEqualTo(Writers.reference(writer, writer, body).isPresent());
  }

  @Property(tries = 2000)
  void refusesDamagedArraysAndMapsWithoutFailing(
      @ForAll("readers") Schema reader,
      @ForAll Random random,
      @ForAll long seed,
      @ForAll("damage") List<Mutation> damage) {
    Schema writer = evolved(reader, BLOCK_EXTRAS, random);
    FactReader factReader = factReader(writer, reader);
    GenericRecord record = Writers.random(writer, seed);

    read(factReader, damaged(Writers.body(record), damage));
    Optional<FactCursor> undamaged = read(factReader, Writers.bodyInSizedBlocks(record));

    assertThat(undamaged).isPresent();
  }

  @Nested
  class WrittenType {

    @Test
    void thatCannotBecomeTheReadOneIsIncompatible() {
      assertIncompatible("\"string\"", "\"long\"", "cannot read a STRING as \"long\"");
      assertIncompatible("\"long\"", "\"string\"", "cannot read a LONG as \"string\"");
      assertIncompatible("\"boolean\"", "\"long\"", "cannot read a BOOLEAN as \"long\"");
      assertIncompatible("\"long\"", "\"boolean\"", "cannot read a LONG as \"boolean\"");
      assertIncompatible("\"double\"", "\"long\"", "cannot read a DOUBLE as \"long\"");
      assertIncompatible("\"long\"", "\"int\"", "cannot read a LONG as \"int\"");
      assertIncompatible("\"null\"", "\"long\"", "cannot read a NULL as \"long\"");
      assertIncompatible(
          "{\"type\": \"array\", \"items\": \"long\"}",
          "\"long\"",
          "cannot read a ARRAY as \"long\"");
    }

    @Test
    void isReadWhereAvroPromotesIt() throws UndecodableValue {
      assertReadsAsAvro("\"int\"", "\"long\"");
      assertReadsAsAvro("\"int\"", "\"double\"");
      assertReadsAsAvro("\"long\"", "\"double\"");
      assertReadsAsAvro("\"float\"", "\"double\"");
      assertReadsAsAvro("\"int\"", "[\"null\", \"double\"]");
      assertReadsAsAvro("[\"null\", \"int\"]", "[\"null\", \"long\"]");
      assertReadsAsAvro("[\"int\", \"long\", \"float\"]", "\"double\"");
      assertReadsAsAvro("[\"string\", \"null\"]", "[\"null\", \"string\"]");
    }

    @Test
    void ofAUnionIsRefusedOnlyWhereTheBranchCannotBeRead() throws UndecodableValue {
      Schema writer = oneField("[\"null\", \"string\", \"long\"]");
      FactReader reader = factReader(writer, oneField("\"long\""));

      reader.read(Writers.value(ID, new byte[] {4, 10}));
      assertThat(reader.cursor().number(0)).isEqualTo(5);
      assertThatThrownBy(() -> reader.read(Writers.value(ID, new byte[] {0})))
          .hasMessageContaining("cannot read a NULL as \"long\"");
      assertThatThrownBy(() -> reader.read(Writers.value(ID, new byte[] {2, 2, 'a'})))
          .hasMessageContaining("cannot read a STRING as \"long\"");
      reader.read(Writers.value(ID, new byte[] {4, 12}));
      assertThat(reader.cursor().number(0)).isEqualTo(6);
    }

    @Test
    void intIsCutToThirtyTwoBitsAlsoWhereADoubleIsRead() throws UndecodableValue {
      byte[] thirtyFiveBits = {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
      Schema writer = oneField("\"int\"");
      Schema reader = oneField("\"double\"");
      FactReader factReader = factReader(writer, reader);

      factReader.read(Writers.value(ID, thirtyFiveBits));

      ReadFields.assertSame(
          factReader.cursor(),
          List.of("f"),
          Writers.reference(writer, reader, thirtyFiveBits).orElseThrow());
    }

    @Test
    void thatContainsItselfIsIncompatible() {
      Schema writer =
          new Schema.Parser()
              .parse(
                  """
                  {"type": "record", "name": "Fact", "fields": [
                    {"name": "f", "type": "long"},
                    {"name": "chain", "type": {"type": "record", "name": "Link", "fields": [
                      {"name": "next", "type": ["null", "Link"]}]}}]}
                  """);
      FactReader reader = factReader(writer, oneField("\"long\""));

      assertThatThrownBy(() -> reader.read(Writers.value(ID, new byte[] {0, 0})))
          .isInstanceOf(UndecodableValue.class)
          .hasMessageContaining("Link contains itself");
    }

    private void assertIncompatible(String written, String read, String message) {
      FactReader reader = factReader(oneField(written), oneField(read));

      assertThatThrownBy(() -> reader.read(Writers.value(ID, new byte[] {2, 2})))
          .isInstanceOfSatisfying(
              UndecodableValue.class,
              e -> assertThat(e.reason()).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA))
          .hasMessageContaining(message);
    }

    private void assertReadsAsAvro(String written, String read) throws UndecodableValue {
      Schema writer = oneField(written);
      Schema reader = oneField(read);
      for (long seed = 0; seed < 20; seed++) {
        byte[] body = Writers.body(Writers.random(writer, seed));
        FactReader factReader = factReader(writer, reader);
        factReader.read(Writers.value(ID, body));
        ReadFields.assertSame(
            factReader.cursor(),
            List.of("f"),
            Writers.reference(writer, reader, body).orElseThrow());
      }
    }

    private Schema oneField(String type) {
      return SchemaBuilder.record("Fact")
          .fields()
          .name("f")
          .type(new Schema.Parser().parse(type))
          .noDefault()
          .endRecord();
    }
  }

  @Provide
  Arbitrary<Schema> readers() {
    return Arbitraries.of(
        OnlineServiceTransactionCompleted.getClassSchema(), IndicatorReported.getClassSchema());
  }

  @Provide
  Arbitrary<List<Mutation>> damage() {
    return Mutation.any().list().ofMinSize(1).ofMaxSize(3);
  }

  /** A writer that lacks some fields with defaults, has narrower types, and extra fields. */
  private static Schema evolved(Schema reader, List<String> extras, Random random) {
    List<Schema.Field> fields = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Schema.Field field : reader.getFields()) {
      if (!field.hasDefaultValue() || random.nextInt(3) > 0) {
        Schema written = random.nextInt(3) == 0 ? narrowed(field.schema()) : field.schema();
        fields.add(new Schema.Field(field.name(), written));
      }
      String extra = extras.get(random.nextInt(extras.size()));
      if (random.nextInt(4) == 0 && used.add(extra)) {
        fields.add(new Schema.Field("extra" + used.size(), new Schema.Parser().parse(extra)));
      }
    }
    return Schema.createRecord(reader.getName(), null, reader.getNamespace(), false, fields);
  }

  private static Schema narrowed(Schema schema) {
    return switch (schema.getType()) {
      case LONG -> Schema.create(Schema.Type.INT);
      case DOUBLE -> Schema.create(Schema.Type.FLOAT);
      case UNION -> narrowed(schema.getTypes().get(1));
      default -> schema;
    };
  }

  private static FactReader factReader(Schema writer, Schema reader) {
    return new FactReader(
        new Writers().register(ID, writer), new FactLayout(reader, ReadFields.namesOf(reader)));
  }

  private static byte[] damaged(byte[] bytes, List<Mutation> damage) {
    byte[] damaged = bytes;
    for (Mutation mutation : damage) {
      damaged = mutation.of(damaged);
    }
    return damaged;
  }

  private static Optional<FactCursor> read(FactReader reader, byte[] body) {
    try {
      reader.read(Writers.value(ID, body));
      return Optional.of(reader.cursor());
    } catch (UndecodableValue refused) {
      assertThat(refused.reason()).isEqualTo(RejectionReason.UNDECODABLE);
      return Optional.empty();
    }
  }
}
