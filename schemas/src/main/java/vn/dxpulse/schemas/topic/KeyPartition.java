package vn.dxpulse.schemas.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition that a key belongs to: murmur2 over its UTF-8 bytes, as Kafka's Java producer. */
public final class KeyPartition {

  private KeyPartition() {}

  /** Partition of {@code key} among {@code partitions}, in {@code [0, partitions)}. */
  public static int of(String key, int partitions) {
    return of(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /** Partition of a serialized key among {@code partitions}, in {@code [0, partitions)}. */
  public static int of(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
