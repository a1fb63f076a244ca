package vn.dxpulse.streams.pane;

import java.util.Arrays;

/**
 * What came in since the last commit, summed per unit and finest pane that still matters: the place
 * where an event costs one lookup and a handful of additions.
 *
 * <p>An open-addressing table from (unit, pane size, pane) to a row of counters. Mutable and
 * allocation-free once it has grown; stream thread only.
 */
final class BatchSums {

  private static final int PANE_BITS = 40;
  private static final int SIZE_BITS = 2;
  private static final int FREE = -1;

  private final int counters;
  private int[] table;
  private int[] cellSlot;
  private long[] keys;
  private long[] counts;
  private int[] lows;
  private int[] highs;
  private int cells;
  private final Delta view = new Delta();

  BatchSums(int counters) {
    this.counters = counters;
    allocate(1024);
  }

  /**
   * Adds one event.
   *
   * @param size ordinal of the pane size, 0..3
   * @param pane number of the pane, in {@code [0, 2^40)}
   * @param contribution what the event adds to each counter
   */
  void add(int unit, int size, long pane, long[] contribution) {
    int cell = cell(key(unit, size, pane));
    int base = cell * counters;
    for (int i = 0; i < counters; i++) {
      counts[base + i] += contribution[i];
    }
    lows[cell] = 0;
    highs[cell] = counters;
  }

  /** Adds one event that adds 1 to one counter. */
  void addOne(int unit, int size, long pane, int counter) {
    int cell = cell(key(unit, size, pane)); // may grow the counts
    counts[cell * counters + counter]++;
    lows[cell] = Math.min(lows[cell], counter);
    highs[cell] = Math.max(highs[cell], counter + 1);
  }

  /** Gives every cell to {@code visitor} and forgets all. */
  void drain(CellVisitor visitor) {
    for (int cell = 0; cell < cells; cell++) {
      long key = keys[cell];
      int base = cell * counters;
      view.moveTo(counts, base, lows[cell], highs[cell]);
      visitor.cell(
          (int) (key >>> (PANE_BITS + SIZE_BITS)),
          (int) (key >>> PANE_BITS) & ((1 << SIZE_BITS) - 1),
          key & ((1L << PANE_BITS) - 1),
          view);
      Arrays.fill(counts, base + lows[cell], base + highs[cell], 0);
      table[cellSlot[cell]] = FREE;
    }
    cells = 0;
  }

  boolean isEmpty() {
    return cells == 0;
  }

  private int cell(long key) {
    int mask = table.length - 1;
    int slot = hash(key) & mask;
    while (table[slot] != FREE) {
      if (keys[table[slot]] == key) {
        return table[slot];
      }
      slot = (slot + 1) & mask;
    }
    if (2 * cells >= table.length) {
      grow();
      return cell(key);
    }
    return claim(slot, key);
  }

  private int claim(int slot, long key) {
    table[slot] = cells;
    cellSlot[cells] = slot;
    keys[cells] = key;
    lows[cells] = counters;
    highs[cells] = 0;
    return cells++;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    int[] oldLows = lows;
    int[] oldHighs = highs;
    int oldCells = cells;
    allocate(2 * table.length);
    for (int cell = 0; cell < oldCells; cell++) {
      cell(oldKeys[cell]);
    }
    System.arraycopy(oldCounts, 0, counts, 0, oldCells * counters);
    System.arraycopy(oldLows, 0, lows, 0, oldCells);
    System.arraycopy(oldHighs, 0, highs, 0, oldCells);
  }

  private void allocate(int tableSize) {
    table = new int[tableSize];
    Arrays.fill(table, FREE);
    int capacity = tableSize / 2 + 1;
    cellSlot = new int[capacity];
    keys = new long[capacity];
    counts = new long[capacity * counters];
    lows = new int[capacity];
    highs = new int[capacity];
    cells = 0;
  }

  private static long key(int unit, int size, long pane) {
    return ((long) unit << (PANE_BITS + SIZE_BITS)) | ((long) size << PANE_BITS) | pane;
  }

  private static int hash(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ (mixed >>> 32)) >>> 1;
  }

  /** Takes one cell; {@code delta} is only good during the call. */
  interface CellVisitor {
    void cell(int unit, int size, long pane, Delta delta);
  }
}
