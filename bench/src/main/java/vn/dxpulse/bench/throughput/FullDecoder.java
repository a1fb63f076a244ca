package vn.dxpulse.bench.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Decodes every field as fast as Avro can: its fast reader, one decoder and one record, whose
 * fields each event overwrites. Texts are new each time: that reader does not reuse them. For one
 * thread.
 */
final class FullDecoder {

  /** Confluent's wire format: 0x00, then four bytes of schema id. */
  private static final int HEADER_BYTES = 5;

  private final IntFunction<Schema> schemas;
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();
  private GenericRecord reused;
  private BinaryDecoder decoder;

  /**
   * Decodes with the schemas that {@code schemas} gives, each asked for once.
   *
   * @param schemas schema by id
   */
  FullDecoder(IntFunction<Schema> schemas) {
    this.schemas = schemas;
  }

  /** The event in {@code value}; the next call overwrites it. */
  GenericRecord decode(byte[] value) {
    int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    GenericDatumReader<GenericRecord> reader = readers.computeIfAbsent(id, this::reader);
    decoder =
        DecoderFactory.get()
            .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
    try {
      reused = reader.read(reused, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reused;
  }

  private GenericDatumReader<GenericRecord> reader(int id) {
    Schema schema = schemas.apply(id);
    GenericData data = new GenericData();
    data.setFastReaderEnabled(true);
    return new GenericDatumReader<>(schema, schema, data);
  }
}
