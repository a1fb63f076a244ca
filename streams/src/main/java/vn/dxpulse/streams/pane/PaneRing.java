package vn.dxpulse.streams.pane;

import java.util.Arrays;

/**
 * The panes of one size of one unit, as many as any window over them needs plus those that events
 * from the future may reach. A pane takes the slot of an older one that no window can need again.
 *
 * <p>Mutable; stream thread only.
 */
final class PaneRing implements Panes {

  private static final long EMPTY = Long.MIN_VALUE;

  private final int counters;
  private final long[] panes;
  private final long[] counts;
  private final boolean[] touched;
  private int[] touchedSlots = new int[16];
  private int touchedCount;

  PaneRing(int slots, int counters) {
    this.counters = counters;
    this.panes = new long[slots];
    this.counts = new long[slots * counters];
    this.touched = new boolean[slots];
    Arrays.fill(panes, EMPTY);
  }

  @Override
  public void add(long pane, long[] delta, int from) {
    int slot = claim(pane);
    int base = slot * counters;
    for (int i = 0; i < counters; i++) {
      counts[base + i] += delta[from + i];
    }
    touch(slot);
  }

  @Override
  public void restore(long pane, long[] values) {
    if (panes[slotOf(pane)] <= pane) {
      System.arraycopy(values, 0, counts, claim(pane) * counters, counters);
    }
  }

  @Override
  public boolean addTo(long[] sums, long pane, int sign) {
    int slot = slotOf(pane);
    if (panes[slot] != pane) {
      return false;
    }
    int base = slot * counters;
    for (int i = 0; i < counters; i++) {
      sums[i] += sign * counts[base + i];
    }
    return true;
  }

  @Override
  public void drainTouched(PaneVisitor visitor) {
    for (int i = 0; i < touchedCount; i++) {
      int slot = touchedSlots[i];
      touched[slot] = false;
      visitor.pane(slot, panes[slot], counts, slot * counters);
    }
    touchedCount = 0;
  }

  private int claim(long pane) {
    int slot = slotOf(pane);
    if (panes[slot] != pane) {
      panes[slot] = pane;
      Arrays.fill(counts, slot * counters, (slot + 1) * counters, 0);
    }
    return slot;
  }

  private int slotOf(long pane) {
    return (int) Math.floorMod(pane, (long) panes.length);
  }

  private void touch(int slot) {
    if (touched[slot]) {
      return;
    }
    touched[slot] = true;
    if (touchedCount == touchedSlots.length) {
      touchedSlots = Arrays.copyOf(touchedSlots, 2 * touchedCount);
    }
    touchedSlots[touchedCount++] = slot;
  }
}
