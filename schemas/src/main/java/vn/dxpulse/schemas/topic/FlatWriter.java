package vn.dxpulse.schemas.topic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes flat records, which all of ours are: how to write a field is worked out once, where Avro's
 * own writer looks up conversions and branches of unions for every value: an eighth of the samples
 * at 5,000 events/s were serializing. The bytes are the same. Thread-safe.
 */
final class FlatWriter<V extends SpecificRecord> implements DatumWriter<V> {

  private final FieldWriter[] fields;

  private FlatWriter(FieldWriter[] fields) {
    this.fields = fields;
  }

  /** Of records of {@code schema}; empty if it is not flat. */
  static <V extends SpecificRecord> Optional<FlatWriter<V>> of(Schema schema) {
    List<Optional<FieldWriter>> fields =
        schema.getFields().stream().map(field -> writer(field.schema())).toList();
    return fields.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            new FlatWriter<>(fields.stream().flatMap(Optional::stream).toArray(FieldWriter[]::new)))
        : Optional.empty();
  }

  /**
   * Writes {@code record}, whose schema must be the one given at construction.
   *
   * @throws AvroRuntimeException if a field is missing that must be there; the message names it
   */
  @Override
  public void write(V record, Encoder out) throws IOException {
    for (int field = 0; field < fields.length; field++) {
      Object value = record.get(field);
      try {
        fields[field].write(value, out);
      } catch (NullPointerException | ClassCastException e) {
        throw new AvroRuntimeException(
            "field " + record.getSchema().getFields().get(field).name() + " is " + value, e);
      }
    }
  }

  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("the schema was given at construction");
  }

  private static Optional<FieldWriter> writer(Schema schema) {
    boolean time = schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    if (schema.getLogicalType() != null && !time) {
      return Optional.empty();
    }
    return switch (schema.getType()) {
      case STRING -> Optional.of((value, out) -> out.writeString((String) value));
      case BOOLEAN -> Optional.of((value, out) -> out.writeBoolean((Boolean) value));
      case INT -> Optional.of((value, out) -> out.writeInt((Integer) value));
      case DOUBLE -> Optional.of((value, out) -> out.writeDouble((Double) value));
      case BYTES -> Optional.of((value, out) -> out.writeBytes((ByteBuffer) value));
      case LONG ->
          time
              ? Optional.of((value, out) -> out.writeLong(((Instant) value).toEpochMilli()))
              : Optional.of((value, out) -> out.writeLong((Long) value));
      case UNION -> nullable(schema.getTypes());
      default -> Optional.empty();
    };
  }

  private static Optional<FieldWriter> nullable(List<Schema> branches) {
    if (branches.size() != 2 || branches.get(0).getType() != Schema.Type.NULL) {
      return Optional.empty();
    }
    return writer(branches.get(1))
        .map(
            present ->
                (value, out) -> {
                  out.writeIndex(value == null ? 0 : 1);
                  if (value != null) {
                    present.write(value, out);
                  }
                });
  }

  private interface FieldWriter {
    void write(Object value, Encoder out) throws IOException;
  }
}
