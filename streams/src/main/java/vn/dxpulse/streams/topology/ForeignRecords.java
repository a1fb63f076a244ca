package vn.dxpulse.streams.topology;

import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.schemas.connect.Outage;

/** Records of topics that others write too: one that cannot be read must not stop the rest. */
final class ForeignRecords {

  private static final Logger LOG = LoggerFactory.getLogger(ForeignRecords.class);

  private ForeignRecords() {}

  /**
   * The value of a record; empty, with a warning, if its bytes are none.
   *
   * @throws RuntimeException if the registry does not answer, which says nothing of the bytes
   */
  static <V> Optional<V> read(Deserializer<V> deserializer, String topic, byte[] value) {
    try {
      return Optional.ofNullable(deserializer.deserialize(topic, value)); // null: no bytes
    } catch (RuntimeException e) { // bad bytes are told of by various exceptions
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("a record on {} cannot be read and is left out: {}", topic, e.toString());
      return Optional.empty();
    }
  }
}
