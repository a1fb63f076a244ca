package vn.dxpulse.schemas.topic;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Values in Confluent's wire format: 0x00, the id of the schema in four bytes, the record.
 *
 * <p>The first value goes through Confluent's serializer, which registers the schema. A topic's
 * values all have the schema of this build, so the id is known from then on, and later values are
 * written without asking for it: Confluent's serializer hashes the whole schema per value, which
 * took a third of the time that a row of KPIs costs. The bytes are the same. Thread-safe.
 */
final class RegisteredSerializer<V extends SpecificRecord> implements Serializer<V> {

  private static final int ID_AT = 1;
  private static final int EXPECTED_BYTES = 512;

  private final Topic<V> topic;
  private final KafkaAvroSerializer registering;
  private final DatumWriter<V> writer;
  private volatile OptionalInt schemaId = OptionalInt.empty();

  /**
   * Values of {@code topic}.
   *
   * @param registering writes the first value; closed with this
   */
  RegisteredSerializer(Topic<V> topic, KafkaAvroSerializer registering) {
    this.topic = topic;
    this.registering = registering;
    this.writer = writer(topic.valueType());
  }

  private static <V extends SpecificRecord> DatumWriter<V> writer(Class<V> type) {
    return FlatWriter.<V>of(SpecificData.get().getSchema(type))
        .<DatumWriter<V>>map(flat -> flat)
        .orElseGet(() -> new SpecificDatumWriter<>(type));
  }

  @Override
  public byte[] serialize(String topicName, V value) {
    OptionalInt id = schemaId;
    if (value == null || id.isEmpty() || !topicName.equals(topic.name())) {
      return register(topicName, value);
    }
    return write(id.getAsInt(), value);
  }

  private byte[] register(String topicName, V value) {
    byte[] bytes = registering.serialize(topicName, value);
    if (bytes != null && topicName.equals(topic.name())) { // no tombstone
      schemaId = OptionalInt.of(ByteBuffer.wrap(bytes).getInt(ID_AT));
    }
    return bytes;
  }

  private byte[] write(int id, V value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(EXPECTED_BYTES);
    out.write(0);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) { // Avro tells of bad values by various exceptions
      throw new SerializationException("cannot write a value for " + topic.name(), e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    registering.close();
  }
}
