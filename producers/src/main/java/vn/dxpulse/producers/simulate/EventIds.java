package vn.dxpulse.producers.simulate;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids in the form of UUIDs (version 8): the upper half names the run by seed and start, the lower
 * half counts, scrambled. Within a run no two are equal. Runs of one seed that start in different
 * milliseconds have different upper halves, but for a chance of 1 in 2^60.
 */
final class EventIds {

  private static final long VERSION_8 = 0x8000L;
  private static final long VERSION_BITS = 0xF000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long COUNTER_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
  // Odd, so that multiplying by it modulo a power of two loses nothing: no id comes twice.
  private static final long SCRAMBLER = 0x9E37_79B9_7F4A_7C15L;

  private final long run;
  private long count;

  EventIds(long seed, Instant start) {
    long mixed = Seeds.mix(Seeds.mix(seed) + start.toEpochMilli());
    this.run = (mixed & ~VERSION_BITS) | VERSION_8;
  }

  /** The next id. */
  String next() {
    count++;
    return new UUID(run, VARIANT | ((count * SCRAMBLER) & COUNTER_BITS)).toString();
  }
}
