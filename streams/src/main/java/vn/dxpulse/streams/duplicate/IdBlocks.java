package vn.dxpulse.streams.duplicate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ids as they are kept: in numbered blocks of up to 16,384.
 *
 * <p>Each commit writes the ids it accepted as a small block. After 64 of them, or when they fill a
 * large one, they are written again as one block and the small ones are dropped; a full block is
 * sealed. So an id is written twice or a little more, and their number stays near that of ids
 * divided by 16,384. A block is dropped when its newest id has left the horizon. Mutable; stream
 * thread only.
 */
public final class IdBlocks {

  private static final byte VERSION = 1;
  private static final int LONGS = 3;
  private static final int FULL_IDS = 16_384;
  private static final int SMALL_BLOCKS = 64;

  private final long horizonMs;
  private final TreeMap<Long, Long> newestByBlock = new TreeMap<>();
  private final TreeMap<Long, Integer> openBlocks = new TreeMap<>();
  private long[] open = new long[256 * LONGS];
  private int openIds;
  private int writtenIds;
  private long nextBlock;
  private long newestArrivalMs;

  IdBlocks(long horizonMs) {
    this.horizonMs = horizonMs;
  }

  void add(long high, long low, long mark) {
    if (openIds * LONGS == open.length) {
      open = Arrays.copyOf(open, 2 * open.length);
    }
    int at = openIds * LONGS;
    open[at] = high;
    open[at + 1] = low;
    open[at + 2] = mark;
    openIds++;
    newestArrivalMs = Math.max(newestArrivalMs, IdSegment.arrivalMs(mark));
  }

  void drainTouched(Changelog changelog) {
    if (openIds == writtenIds) {
      return;
    }
    if (openIds >= FULL_IDS || openBlocks.size() >= SMALL_BLOCKS) {
      rewriteOpen(changelog);
    } else {
      openBlocks.put(write(writtenIds, openIds, changelog), openIds - writtenIds);
      writtenIds = openIds;
    }
    dropExpired(changelog);
  }

  void restore(long block, byte[] value, IdVisitor visitor) {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a block of ids has version " + version + ", this build reads " + VERSION);
    }
    long newest = 0;
    while (in.hasRemaining()) {
      long high = in.getLong();
      long low = in.getLong();
      long mark = in.getLong();
      visitor.id(high, low, mark);
      newest = Math.max(newest, IdSegment.arrivalMs(mark));
    }
    newestByBlock.put(block, newest);
    nextBlock = Math.max(nextBlock, block + 1);
    newestArrivalMs = Math.max(newestArrivalMs, newest);
  }

  void forget(long block) {
    newestByBlock.remove(block);
    nextBlock = Math.max(nextBlock, block + 1);
  }

  private void rewriteOpen(Changelog changelog) {
    forgetExpired();
    long last = -1;
    for (int from = 0; from < openIds; from += FULL_IDS) {
      last = write(from, Math.min(openIds, from + FULL_IDS), changelog);
    }
    for (long block : openBlocks.keySet()) {
      drop(block, changelog);
    }
    openBlocks.clear();
    int full = openIds / FULL_IDS * FULL_IDS;
    System.arraycopy(open, full * LONGS, open, 0, (openIds - full) * LONGS);
    openIds -= full;
    writtenIds = openIds;
    if (openIds > 0) {
      openBlocks.put(last, openIds);
    }
  }

  private void forgetExpired() {
    int live = 0;
    for (int id = 0; id < openIds; id++) {
      if (IdSegment.arrivalMs(open[id * LONGS + 2]) + horizonMs > newestArrivalMs) {
        System.arraycopy(open, id * LONGS, open, live * LONGS, LONGS);
        live++;
      }
    }
    openIds = live;
  }

  private long write(int from, int to, Changelog changelog) {
    ByteBuffer out = ByteBuffer.allocate(1 + (to - from) * LONGS * Long.BYTES).put(VERSION);
    long newest = 0;
    for (int at = from * LONGS; at < to * LONGS; at += LONGS) {
      out.putLong(open[at]).putLong(open[at + 1]).putLong(open[at + 2]);
      newest = Math.max(newest, IdSegment.arrivalMs(open[at + 2]));
    }
    long block = nextBlock++;
    newestByBlock.put(block, newest);
    changelog.block(block, out.array());
    return block;
  }

  private void dropExpired(Changelog changelog) {
    for (Map.Entry<Long, Long> oldest = newestByBlock.firstEntry();
        oldest != null && oldest.getValue() + horizonMs <= newestArrivalMs;
        oldest = newestByBlock.firstEntry()) {
      openBlocks.remove(oldest.getKey());
      drop(oldest.getKey(), changelog);
    }
  }

  private void drop(long block, Changelog changelog) {
    newestByBlock.remove(block);
    changelog.block(block, null); // tombstone
  }

  /** Takes a block's new content, or null where it is dropped. */
  public interface Changelog {
    void block(long block, byte[] value);
  }

  /** Takes one id with its mark. */
  interface IdVisitor {
    void id(long high, long low, long mark);
  }
}
