package vn.dxpulse.streams.batch;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consecutive records of one partition as bytes: their number, then for each offset, timestamp, key
 * and value, with a length of -1 where there is none.
 */
public final class RecordBatch {

  static final int NONE = -1;

  private static final int FIXED_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

  private RecordBatch() {}

  /** Bytes of {@code records}, at least one, in their order. */
  public static byte[] of(List<ConsumerRecord<byte[], byte[]>> records) {
    int size = Integer.BYTES;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      size += bytes(record);
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      out.putLong(record.offset()).putLong(record.timestamp());
      put(record.key(), out);
      put(record.value(), out);
    }
    return out.array();
  }

  /** Bytes that a record takes in a batch. */
  static int bytes(ConsumerRecord<byte[], byte[]> record) {
    return FIXED_BYTES + length(record.key()) + length(record.value());
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length; // a tombstone, or no key
  }

  private static void put(byte[] bytes, ByteBuffer out) {
    if (bytes == null) {
      out.putInt(NONE);
    } else {
      out.putInt(bytes.length).put(bytes);
    }
  }
}
