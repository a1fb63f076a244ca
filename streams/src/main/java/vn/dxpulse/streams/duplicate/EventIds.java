package vn.dxpulse.streams.duplicate;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * The events of one topic among all that are remembered: turns ids and contents into hashes. Stream
 * thread only.
 */
public final class EventIds {

  /** Confluent's wire format begins with 0x00 and a schema id, which is not content. */
  private static final int HEADER_BYTES = 5;

  private final SeenIds seen;
  private final Hasher128 idHasher;
  private final Hasher64 contentHasher = Hashing.xxh3_64();

  /**
   * Events of one topic.
   *
   * @param topicSeed tells topics apart; two topics with one seed share their ids
   */
  public EventIds(SeenIds seen, long topicSeed) {
    this.seen = seen;
    this.idHasher = Hashing.xxh3_128(topicSeed);
  }

  /**
   * Asks whether an event is new, and remembers it if it is.
   *
   * @param bytes where the id stands, {@code length} bytes from {@code start} on
   * @param value the whole record value
   */
  public Novelty offer(byte[] bytes, int start, int length, byte[] value, long arrivalMs) {
    if (!seen.isOn()) {
      return Novelty.NEW;
    }
    HashValue128 id = idHasher.hashBytesTo128Bits(bytes, start, length);
    long content = contentHasher.hashBytesToLong(value, HEADER_BYTES, value.length - HEADER_BYTES);
    return seen.offer(
        id.getMostSignificantBits(), id.getLeastSignificantBits(), content, arrivalMs);
  }
}
