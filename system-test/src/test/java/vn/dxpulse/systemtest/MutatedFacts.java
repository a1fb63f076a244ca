package vn.dxpulse.systemtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Transactions of writers that also write a list of texts, and the same with damage: flipped bits,
 * cut ends, wrong schema ids, huge declared lengths. All of it follows from the seed and the time.
 */
final class MutatedFacts {

  private static final List<Long> HUGE =
      List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L << 40, 1L << 31, (1L << 31) - 9, 1L << 30);

  private final SplittableRandom random;
  private final Instant now;
  private final List<String> codes;
  private final Schema schema;
  private final int schemaId;
  private final List<Integer> otherIds;
  private final List<Sent> unused = new ArrayList<>();

  /**
   * Facts of {@code codes} that happened in the two hours before {@code now}.
   *
   * @param schema of transactions with a last field {@code tags}, an array of strings
   * @param otherIds schema ids of other topics
   */
  MutatedFacts(
      long seed,
      Instant now,
      List<String> codes,
      Schema schema,
      int schemaId,
      List<Integer> otherIds) {
    this.random = new SplittableRandom(seed);
    this.now = now;
    this.codes = List.copyOf(codes);
    this.schema = schema;
    this.schemaId = schemaId;
    this.otherIds = List.copyOf(otherIds);
  }

  /** A fact that counts, of an id that no other has. */
  Sent good() {
    Sent good = fresh();
    unused.add(good);
    return good;
  }

  /** A damaged fact: one of those given out before, each at most once, or one of its own. */
  Sent damaged() {
    Sent whole =
        unused.isEmpty() || random.nextBoolean()
            ? fresh()
            : unused.remove(random.nextInt(unused.size()));
    byte[] value = whole.value();
    return new Sent(
        whole.key(),
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> withFlippedBits(value);
          case 3 -> Arrays.copyOf(value, random.nextInt(value.length));
          case 4 -> withSchemaId(value);
          case 5 -> withVarint(value, 5 + random.nextInt(value.length - 5));
          case 6 -> withVarint(value, value.length - 1);
          default -> Arrays.copyOf(value, value.length + 1 + random.nextInt(9));
        });
  }

  private Sent fresh() {
    Instant at = now.minusMillis(random.nextLong(Duration.ofHours(2).toMillis()));
    String code = codes.get(random.nextInt(codes.size()));
    GenericRecord fact =
        new GenericRecordBuilder(schema)
            .set("event_id", "%016x%016x".formatted(random.nextLong(), random.nextLong()))
            .set("event_time", at.toEpochMilli())
            .set("province_code", code)
            .set("service_code", "1.000001")
            .set("submitted_at", at.toEpochMilli() - random.nextLong(1_000_000_000))
            .set("due_at", random.nextBoolean() ? at.toEpochMilli() : null)
            .set("channel", random.nextBoolean() ? "ONLINE" : "COUNTER")
            .set("handling", "PARTIAL")
            .set("fee_vnd", random.nextLong(100_000))
            .set("tags", List.of())
            .build();
    return new Sent(code, encoded(fact));
  }

  private byte[] encoded(GenericRecord fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(schemaId).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(fact, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] withFlippedBits(byte[] value) {
    byte[] flipped = value.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] withSchemaId(byte[] value) {
    int id =
        random.nextBoolean()
            ? otherIds.get(random.nextInt(otherIds.size()))
            : random.nextInt(1_000, Integer.MAX_VALUE);
    byte[] other = value.clone();
    ByteBuffer.wrap(other).putInt(1, id);
    return other;
  }

  // At the end stands the length of the list, elsewhere mostly a text, whose length is hit at
  // times.
  private byte[] withVarint(byte[] value, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(value, 0, at);
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      encoder.writeLong(HUGE.get(random.nextInt(HUGE.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.write(value, at + 1, value.length - at - 1);
    return out.toByteArray();
  }

  /** A record as it is sent. */
  static final class Sent {
    private final String key;
    private final byte[] value;

    private Sent(String key, byte[] value) {
      this.key = key;
      this.value = value;
    }

    String key() {
      return key;
    }

    byte[] value() {
      return value;
    }
  }

  /** The schema of transactions with one more field, which readers skip. */
  static Schema withTags(Schema transaction) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : transaction.getFields()) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    Schema texts = Schema.createArray(Schema.create(Schema.Type.STRING));
    fields.add(new Schema.Field("tags", texts, "Words of the portal", List.of()));
    Schema tagged =
        Schema.createRecord(
            transaction.getName(), transaction.getDoc(), transaction.getNamespace(), false);
    tagged.setFields(fields);
    return tagged;
  }
}
