package vn.dxpulse.systemtest;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * What must become of a transaction, by Avro's own reader and by the rules of the documents, stated
 * once more. Shares no code with the streams application.
 *
 * <p>Records of a partition must come in the order of their offsets. That a huge declared length is
 * an error for Avro too, and not an allocation, is a limit that the build sets for this module.
 */
final class ReferenceJudge {

  private static final int HEADER_BYTES = 5;
  private static final int NOT_FOUND = 404;
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

  private final SchemaRegistryClient schemas;
  private final UnitRegistry units;
  private final int partitions;
  private final Schema reader = OnlineServiceTransactionCompleted.getClassSchema();
  private final Map<Integer, Optional<Schema>> writers = new HashMap<>();
  private final Map<AcceptedId, byte[]> accepted = new HashMap<>();

  ReferenceJudge(SchemaRegistryClient schemas, UnitRegistry units, int partitions) {
    this.schemas = schemas;
    this.units = units;
    this.partitions = partitions;
  }

  /** What becomes of the next record of its partition. */
  Verdict judge(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Verdict.rejected("EMPTY_VALUE");
    }
    byte[] value = record.value();
    if (value.length < HEADER_BYTES || value[0] != 0) {
      return Verdict.rejected("UNDECODABLE");
    }
    Optional<Schema> writer =
        writers.computeIfAbsent(ByteBuffer.wrap(value).getInt(1), this::writer);
    if (writer.isEmpty()) {
      return Verdict.rejected("UNKNOWN_SCHEMA");
    }
    if (!isReadable(writer.get())) {
      return Verdict.rejected("INCOMPATIBLE_SCHEMA");
    }
    byte[] body = Arrays.copyOfRange(value, HEADER_BYTES, value.length);
    try {
      return judge(read(writer.get(), body), body, record.timestamp());
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException refused) {
      return Verdict.rejected("UNDECODABLE");
    } catch (UnsupportedOperationException beyondWhatJavaCanHold) {
      return Verdict.rejected("UNDECODABLE");
    }
  }

  private boolean isReadable(Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
  }

  private GenericRecord read(Schema writer, byte[] body) throws IOException {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(body, null);
    GenericRecord fact = new GenericDatumReader<GenericRecord>(writer, reader).read(null, decoder);
    if (!decoder.isEnd()) {
      throw new IOException("bytes left over");
    }
    return fact;
  }

  private Verdict judge(GenericRecord fact, byte[] body, long arrivalMs) {
    long eventMs = (long) fact.get("event_time");
    if (eventMs < YEAR_2000.toEpochMilli()) {
      return Verdict.rejected("BEFORE_2000");
    }
    if (eventMs > arrivalMs + Duration.ofMinutes(5).toMillis()) {
      return Verdict.rejected("FUTURE");
    }
    if (eventMs < arrivalMs - Duration.ofDays(7_305).toMillis()) {
      return Verdict.of(Verdict.Kind.LATE);
    }
    if ((long) fact.get("submitted_at") > eventMs || (long) fact.get("fee_vnd") < 0) {
      return Verdict.rejected("BROKEN_INVARIANT");
    }
    String code = fact.get("province_code").toString();
    Optional<Unit> unit = units.find(code, eventMs);
    if (unit.isEmpty()) {
      return Verdict.rejected(units.versions(code).isEmpty() ? "UNKNOWN_REGION" : "CLOSED_UNIT");
    }
    AcceptedId id =
        new AcceptedId(fact.get("event_id").toString(), KeyPartition.of(code, partitions));
    byte[] first = accepted.putIfAbsent(id, body);
    if (first == null) {
      return Verdict.counted(unit.get());
    }
    return Verdict.of(Arrays.equals(first, body) ? Verdict.Kind.DUPLICATE : Verdict.Kind.CONFLICT);
  }

  private Optional<Schema> writer(int id) {
    try {
      return Optional.of((Schema) schemas.getSchemaById(id).rawSchema());
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new IllegalStateException("schema id " + id, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids are remembered where the unit is counted. */
  private record AcceptedId(String id, int partition) {}

  /**
   * What becomes of a record.
   *
   * @param detail unit of one that counts, reason of one that is rejected, else empty
   */
  record Verdict(Kind kind, String detail) {

    enum Kind {
      COUNTED,
      DUPLICATE,
      CONFLICT,
      LATE,
      REJECTED
    }

    static Verdict of(Kind kind) {
      return new Verdict(kind, "");
    }

    static Verdict counted(Unit unit) {
      return new Verdict(Kind.COUNTED, unit.id().toString());
    }

    static Verdict rejected(String reason) {
      return new Verdict(Kind.REJECTED, reason);
    }
  }
}
