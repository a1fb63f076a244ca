package vn.dxpulse.streams.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

/** The reader against Avro's own, for writers of today's schemas. */
class FactReaderPropertiesTest {

  private static final int ID = 7;
  private static final long MOST_BYTES_PER_READ = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Property(tries = 1000)
  void readsEveryRecordAsAvroDoes(
      @ForAll("schemas") Schema schema, @ForAll long seed, @ForAll long fieldChoice)
      throws UndecodableValue {
    GenericRecord record = Writers.random(schema, seed);
    byte[] body = Writers.body(record);
    List<String> fields = some(schema, fieldChoice);
    FactReader reader = reader(schema, fields);

    reader.read(Writers.value(ID, body));

    ReadFields.assertSame(
        reader.cursor(), fields, Writers.reference(schema, schema, body).orElseThrow());
  }

  @Property(tries = 5000)
  void acceptsAndRefusesDamagedBytesAsAvroDoes(
      @ForAll("schemas") Schema schema,
      @ForAll long seed,
      @ForAll long fieldChoice,
      @ForAll("damage") List<Mutation> damage) {
    byte[] body = Writers.body(Writers.random(schema, seed));
    for (Mutation mutation : damage) {
      body = mutation.of(body);
    }
    List<String> fields = some(schema, fieldChoice);
    FactReader reader = reader(schema, fields);

    boolean accepted = accepts(reader, Writers.value(ID, body));

    Optional<GenericRecord> reference = Writers.reference(schema, schema, body);
    assertThat(accepted).isEqualTo(reference.isPresent());
    reference.ifPresent(record -> ReadFields.assertSame(reader.cursor(), fields, record));
  }

  @Property
  void allocatesNothingLargeWhateverTheBytesSay(
      @ForAll("schemas") Schema schema,
      @ForAll long seed,
      @ForAll("damage") List<Mutation> damage) {
    byte[] body = Writers.body(Writers.random(schema, seed));
    FactReader reader = reader(schema, ReadFields.namesOf(schema));
    accepts(reader, Writers.value(ID, body));
    for (Mutation mutation : damage) {
      body = mutation.of(body);
    }
    byte[] value = Writers.value(ID, body);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    accepts(reader, value);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(MOST_BYTES_PER_READ);
  }

  @Property
  void refusesAnyBytesThatAvroRefuses(
      @ForAll("schemas") Schema schema, @ForAll("bytes") byte[] body) {
    FactReader reader = reader(schema, ReadFields.namesOf(schema));

    assertThat(accepts(reader, Writers.value(ID, body)))
        .isEqualTo(Writers.reference(schema, schema, body).isPresent());
  }

  @Provide
  Arbitrary<Schema> schemas() {
    return Arbitraries.of(
        OnlineServiceTransactionCompleted.getClassSchema(), IndicatorReported.getClassSchema());
  }

  @Provide
  Arbitrary<List<Mutation>> damage() {
    return Mutation.any().list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.bytes().between((byte) 0, (byte) 12).array(byte[].class).ofMaxSize(60);
  }

  private static FactReader reader(Schema schema, List<String> fields) {
    return new FactReader(new Writers().register(ID, schema), new FactLayout(schema, fields));
  }

  private static List<String> some(Schema schema, long choice) {
    List<String> all = ReadFields.namesOf(schema);
    return all.stream().filter(name -> (choice >> all.indexOf(name) & 1) == 0).toList();
  }

  private static boolean accepts(FactReader reader, byte[] value) {
    try {
      reader.read(value);
      return true;
    } catch (UndecodableValue refused) {
      return false;
    }
  }
}
