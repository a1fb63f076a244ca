package vn.dxpulse.streams.duplicate;

import java.util.Arrays;

/**
 * One part of the ids: an open-addressing table of three longs a slot. Grown and purged by itself,
 * so that a rebuild touches a small part of all ids. Where the budget has no room to grow, its ids
 * move to the archive, and it begins anew.
 *
 * <p>The third long, the <em>mark</em>, is the arrival time in its upper 40 bits and 24 bits of the
 * content's hash; it is never 0, which means a free slot. Mutable; stream thread only.
 */
final class IdSegment {

  private static final int LONGS = 3;
  private static final int CONTENT_BITS = 24;
  private static final int MIN_SLOTS = 16;

  /** Slots that need no budget: with fewer ids at a time, moving them would cost too much. */
  private static final int GRANTED_SLOTS = 1_024;

  private final long horizonMs;
  private final IdBudget budget;
  private final IdArchive archive;
  private long[] table = new long[MIN_SLOTS * LONGS];
  private int slots = MIN_SLOTS;
  private int used;
  private boolean archived;

  IdSegment(long horizonMs, IdBudget budget, IdArchive archive) {
    this.horizonMs = horizonMs;
    this.budget = budget;
    this.archive = archive;
    budget.takeAnyway(bytes(slots));
  }

  /**
   * Packs arrival time and content.
   *
   * @param arrivalMs in {@code [1, 2^40)}, so until the year 2004 + 34; see {@link
   *     SeenIds#EPOCH_MS}
   */
  static long mark(long arrivalMs, long contentHash) {
    return (arrivalMs << CONTENT_BITS) | (contentHash & ((1 << CONTENT_BITS) - 1));
  }

  static long arrivalMs(long mark) {
    return mark >>> CONTENT_BITS;
  }

  Novelty offer(long high, long low, long mark) {
    int at = find(high, low);
    boolean inTable = table[at + 2] != 0;
    long known = inTable ? table[at + 2] : findArchived(high, low);
    if (known != 0 && arrivalMs(mark) < arrivalMs(known) + horizonMs) {
      return sameContent(known, mark) ? Novelty.SAME : Novelty.CONFLICT;
    }
    if (inTable) {
      table[at + 2] = mark;
    } else {
      insert(at, high, low, mark);
    }
    return Novelty.NEW;
  }

  int size() {
    return used;
  }

  long bytes() {
    return bytes(slots);
  }

  /** Gives its share of the budget back. */
  void close() {
    budget.take(-bytes());
  }

  private static long bytes(int slots) {
    return (long) slots * LONGS * Long.BYTES;
  }

  private long findArchived(long high, long low) {
    return archived ? archive.find(high, low) : 0;
  }

  private static boolean sameContent(long known, long mark) {
    return ((known ^ mark) & ((1 << CONTENT_BITS) - 1)) == 0;
  }

  private void insert(int at, long high, long low, long mark) {
    // Linear probing stays short up to three quarters.
    if (4L * (used + 1) > 3L * slots) {
      makeRoom(arrivalMs(mark));
      at = find(high, low);
    }
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = mark;
    used++;
  }

  private void makeRoom(long nowMs) {
    int live = 0;
    for (int at = 0; at < table.length; at += LONGS) {
      live += isLive(table[at + 2], nowMs) ? 1 : 0;
    }
    // Half full after a rebuild: 48 bytes an id then, 32 before the next one.
    int wanted = Math.max(MIN_SLOTS, 2 * live);
    if (isGranted(wanted)) {
      rebuild(wanted, live, nowMs);
    } else {
      moveToArchive();
    }
  }

  private boolean isGranted(int wanted) {
    long more = bytes(wanted) - bytes();
    if (wanted <= GRANTED_SLOTS) {
      budget.takeAnyway(more);
      return true;
    }
    return budget.take(more);
  }

  private void rebuild(int newSlots, int live, long nowMs) {
    long[] old = table;
    slots = newSlots;
    table = new long[slots * LONGS];
    used = live;
    for (int at = 0; at < old.length; at += LONGS) {
      if (isLive(old[at + 2], nowMs)) {
        System.arraycopy(old, at, table, find(old[at], old[at + 1]), LONGS);
      }
    }
  }

  private void moveToArchive() {
    archive.add(table);
    archived = true;
    Arrays.fill(table, 0);
    used = 0;
  }

  private boolean isLive(long mark, long nowMs) {
    return mark != 0 && nowMs < arrivalMs(mark) + horizonMs;
  }

  /** Index of the slot that holds the id, or of the free slot where it belongs. */
  private int find(long high, long low) {
    int slot = (int) Math.multiplyHigh(high >>> 1, (long) slots << 1);
    while (true) {
      int at = slot * LONGS;
      if (table[at + 2] == 0 || (table[at] == high && table[at + 1] == low)) {
        return at;
      }
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
  }
}
