package vn.dxpulse.streams.duplicate;

import java.time.Instant;

/**
 * The ids of accepted events within the horizon.
 *
 * <p>The horizon runs in arrival time from the first acceptance and is not renewed by a hit: with a
 * horizon of 7 days an id accepted at t is a duplicate at t + 7 d − 1 ms and new again at t + 7 d.
 * A copy that arrived before the accepted one, as a record that took a detour may, is a duplicate
 * too.
 *
 * <p>Costs 32 to 48 bytes of heap an id; what a budget of heap does not hold goes to an archive.
 * Ids are hashes of 128 bits: among 20 million the chance that two differ and look alike is below
 * 10^-24. Mutable; stream thread only.
 */
public final class SeenIds {

  /** Arrival times are kept in 40 bits from here on, so until 2054. */
  static final long EPOCH_MS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

  private static final int SEGMENT_BITS = 8;

  private final long horizonMs;
  private final IdSegment[] segments = new IdSegment[1 << SEGMENT_BITS];
  private final IdArchive archive;
  private final IdBlocks blocks;

  /**
   * Remembers nothing yet.
   *
   * @param horizonMs for how long an accepted id is remembered; 0: not at all, every event is new
   * @param budget heap that ids may take; shared with other tasks
   * @param archive takes the ids beyond; closed with this
   */
  public SeenIds(long horizonMs, IdBudget budget, IdArchive archive) {
    if (horizonMs < 0) {
      throw new IllegalArgumentException("horizon must be at least 0 ms, got " + horizonMs);
    }
    this.horizonMs = horizonMs;
    this.archive = archive;
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new IdSegment(horizonMs, budget, archive);
    }
    blocks = new IdBlocks(horizonMs);
  }

  /**
   * Asks whether an event is new, and remembers it if it is.
   *
   * @param high upper half of the hash of topic and event id
   * @param low lower half
   * @param contentHash any hash of the content, of which 24 bits are kept
   * @param arrivalMs its arrival time, UTC milliseconds; earlier than 2020 counts as then
   */
  public Novelty offer(long high, long low, long contentHash, long arrivalMs) {
    long mark = IdSegment.mark(Math.max(1, arrivalMs - EPOCH_MS), contentHash);
    Novelty novelty = segment(low).offer(high, low, mark);
    if (novelty == Novelty.NEW) {
      blocks.add(high, low, mark);
    }
    return novelty;
  }

  /** True if ids are remembered at all. */
  public boolean isOn() {
    return horizonMs > 0;
  }

  /** Number of ids held in the heap, expired ones that were not purged yet included. */
  public long size() {
    long size = 0;
    for (IdSegment segment : segments) {
      size += segment.size();
    }
    return size;
  }

  /** Heap that the ids take, in bytes. */
  public long bytes() {
    long bytes = 0;
    for (IdSegment segment : segments) {
      bytes += segment.bytes();
    }
    return bytes;
  }

  /** Gives what must be kept of the ids accepted since the last call to {@code changelog}. */
  public void drainTouched(IdBlocks.Changelog changelog) {
    blocks.drainTouched(changelog);
  }

  /** Takes a kept block back; null where it was dropped. In the order they were written. */
  public void restore(long block, byte[] value) {
    if (value == null) { // tombstone
      blocks.forget(block);
    } else {
      blocks.restore(block, value, this::restore);
    }
  }

  /** Gives heap and archive back. */
  public void close() {
    for (IdSegment segment : segments) {
      segment.close();
    }
    archive.close();
  }

  private void restore(long high, long low, long mark) {
    segment(low).offer(high, low, mark);
  }

  private IdSegment segment(long low) {
    return segments[(int) (low >>> (Long.SIZE - SEGMENT_BITS))];
  }
}
