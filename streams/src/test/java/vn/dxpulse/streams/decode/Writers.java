package vn.dxpulse.streams.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Writers of facts: a registry in the heap, and Avro's own encoder and decoder as reference. */
final class Writers implements WriterSchemas {

  private final Map<Integer, Schema> schemas = new HashMap<>();

  Writers register(int id, Schema schema) {
    schemas.put(id, schema);
    return this;
  }

  @Override
  public Optional<Schema> find(int id) {
    return Optional.ofNullable(schemas.get(id));
  }

  /** A random record; the same for the same seed. */
  static GenericRecord random(Schema schema, long seed) {
    return (GenericRecord) new RandomData(schema, 1, seed).iterator().next();
  }

  /** A record in Avro's binary encoding. */
  static byte[] body(GenericRecord record) {
    return encoded(record, out -> EncoderFactory.get().binaryEncoder(out, null));
  }

  /** The same, with the sizes of the blocks of arrays and maps written before them. */
  static byte[] bodyInSizedBlocks(GenericRecord record) {
    return encoded(record, out -> EncoderFactory.get().blockingBinaryEncoder(out, null));
  }

  /** A value in Confluent's wire format. */
  static byte[] value(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  /** What Avro reads, or empty if it refuses the bytes or leaves some over. */
  static Optional<GenericRecord> reference(Schema writer, Schema reader, byte[] body) {
    try {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(body, null);
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(writer, reader).read(null, decoder);
      return decoder.isEnd() ? Optional.of(record) : Optional.empty();
    } catch (IOException
        | AvroRuntimeException
        | UnsupportedOperationException
        | IndexOutOfBoundsException refused) {
      return Optional.empty();
    }
  }

  private static byte[] encoded(GenericRecord record, EncoderOf encoderOf) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Encoder encoder = encoderOf.stream(out);
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private interface EncoderOf {
    Encoder stream(ByteArrayOutputStream out);
  }
}
