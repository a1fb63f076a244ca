package vn.dxpulse.streams.batch;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Goes through the records of a batch; stands on one after {@link #next}. For one thread. */
public final class BatchCursor {

  private ByteBuffer in = ByteBuffer.allocate(0);
  private int left;
  private long offset;
  private long timestampMs;
  private Optional<byte[]> key = Optional.empty();
  private Optional<byte[]> value = Optional.empty();

  /** Begins before the first record of {@code batch}, which must not be changed meanwhile. */
  public void open(byte[] batch) {
    in = ByteBuffer.wrap(batch);
    left = in.getInt();
  }

  /** Moves to the next record; false if there is none. */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    offset = in.getLong();
    timestampMs = in.getLong();
    key = bytes();
    value = bytes();
    return true;
  }

  /** Offset of the record in its partition. */
  public long offset() {
    return offset;
  }

  /** Timestamp of the record, UTC milliseconds; a broker may have given one before 1970. */
  public long timestampMs() {
    return timestampMs;
  }

  /** Its key. */
  public Optional<byte[]> key() {
    return key;
  }

  /** Its value; empty for a tombstone. */
  public Optional<byte[]> value() {
    return value;
  }

  private Optional<byte[]> bytes() {
    int length = in.getInt();
    if (length == RecordBatch.NONE) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return Optional.of(bytes);
  }
}
