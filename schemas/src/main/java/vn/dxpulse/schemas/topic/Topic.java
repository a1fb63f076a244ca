package vn.dxpulse.schemas.topic;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic: its name, the generated record of its values, and how the broker keeps it. Keys are
 * UTF-8 strings everywhere.
 *
 * @param name such as {@code dx.kpi.current.v1}
 * @param valueType generated Avro class of the values
 * @param partitions number of partitions, at least 1
 * @param config topic configuration that the topic needs to work, such as its cleanup policy
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> valueType, int partitions, Map<String, String> config) {

  /** Configuration: largest batch that the broker takes, in bytes. */
  static final String MAX_BYTES = "max.message.bytes";

  public Topic {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(valueType, "valueType");
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "partitions of " + name + " must be at least 1, got " + partitions);
    }
    config = Map.copyOf(config);
  }

  /** Subject of the value schema in the registry (TopicNameStrategy). */
  public String valueSubject() {
    return name + "-value";
  }

  /** Schema of the values, as compiled into this build. */
  public Schema valueSchema() {
    return SpecificData.get().getSchema(valueType);
  }
}
