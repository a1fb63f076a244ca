package vn.dxpulse.streams.expression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.decode.UndecodableValue;

/** Facts as the streams part sees them: encoded, and read back field by field. */
final class ReadFact {

  private static final byte[] HEADER = {0, 0, 0, 0, 1};

  private ReadFact() {}

  static FactCursor cursor(SpecificRecord fact, FactLayout layout) {
    FactReader reader = new FactReader(id -> Optional.of(fact.getSchema()), layout);
    try {
      reader.read(bytes(fact));
    } catch (UndecodableValue e) {
      throw new IllegalStateException(e);
    }
    return reader.cursor();
  }

  static byte[] bytes(SpecificRecord fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(fact.getSchema(), ((SpecificRecordBase) fact).getSpecificData())
          .write(fact, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What our evaluation says that a fact adds to each term. */
  static long[] contributions(SpecificRecord fact, FactProgram program) {
    FactLayout layout = new FactLayout(fact.getSchema(), program.fields());
    long[] contributions = new long[program.size()];
    program.bind(layout).evaluate(cursor(fact, layout), contributions);
    return contributions;
  }
}
