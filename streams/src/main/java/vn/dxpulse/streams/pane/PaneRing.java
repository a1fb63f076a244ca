package vn.dxpulse.streams.pane;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The panes of one size of one unit, as many as any window over them needs plus those that events
 * from the future may reach. A pane takes the slot of an older one that no window can need again.
 *
 * <p>Mutable; stream thread only.
 */
final class PaneRing implements Panes {

  private static final long EMPTY = Long.MIN_VALUE;

  private final int slots;
  private final int counters;
  // Empty until the first pane: most units of a registry have ended and hear of nothing any more.
  private long[] panes = new long[0];
  private long[] counts = new long[0];
  private boolean[] touched = new boolean[0];
  private int[] touchedSlots = new int[16];
  private int touchedCount;

  PaneRing(int slots, int counters) {
    this.slots = slots;
    this.counters = counters;
  }

  @Override
  public void add(long pane, Delta delta) {
    int slot = claim(pane);
    delta.addTo(counts, slot * counters);
    touch(slot);
  }

  @Override
  public void restore(long pane, long[] values) {
    if (panes.length == 0 || panes[slotOf(pane)] <= pane) {
      int slot = claim(pane);
      System.arraycopy(values, 0, counts, slot * counters, counters);
    }
  }

  @Override
  public void clear(BitSet gone) {
    for (int slot = 0; slot < panes.length; slot++) {
      if (panes[slot] != EMPTY && UnitFlows.clear(counts, slot * counters, gone)) {
        touch(slot);
      }
    }
  }

  @Override
  public boolean addTo(long[] sums, long pane, int sign) {
    int slot = slotOf(pane);
    if (panes.length == 0 || panes[slot] != pane) {
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
    if (panes.length == 0) {
      allocate();
    }
    int slot = slotOf(pane);
    if (panes[slot] != pane) {
      panes[slot] = pane;
      Arrays.fill(counts, slot * counters, (slot + 1) * counters, 0);
    }
    return slot;
  }

  private void allocate() {
    panes = new long[slots];
    counts = new long[slots * counters];
    touched = new boolean[slots];
    Arrays.fill(panes, EMPTY);
  }

  private int slotOf(long pane) {
    return (int) Math.floorMod(pane, (long) slots);
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
