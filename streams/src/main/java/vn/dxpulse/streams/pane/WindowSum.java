package vn.dxpulse.streams.pane;

import java.util.BitSet;

/**
 * Running sum of one window of one unit. Moves with T in one step per pane that enters or leaves,
 * and holds the same as a fresh sum over the panes at any time.
 *
 * <p>Worked example, window 60 s over panes of 1 s at T = 12:00:30.500: the panes from 11:59:30 to
 * 12:00:30, 61 of them; the first overlaps the window by half.
 *
 * <p>Mutable; stream thread only.
 */
final class WindowSum {

  private final Window window;
  private final PaneSize size;
  private final Panes panes;
  private final long[] sums;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  WindowSum(Window window, PaneSize size, Panes panes, int counters) {
    this.window = window;
    this.size = size;
    this.panes = panes;
    this.sums = new long[counters];
  }

  /** Counts of the window, one per counter; do not change them. */
  long[] sums() {
    return sums;
  }

  /** Takes in what was added to a pane just now; true if the window holds it. */
  boolean add(long pane, Delta delta) {
    if (pane < first || pane > last) {
      return false;
    }
    delta.addTo(sums, 0);
    return true;
  }

  /** Sets the counters in {@code gone} to 0, as the panes do. */
  void clear(BitSet gone) {
    UnitFlows.clear(sums, 0, gone);
  }

  /** Moves the window to T, never back; true if its sums may have changed. */
  boolean advanceTo(long timeMs) {
    long newFirst = window.firstPane(timeMs);
    long newLast = size.paneAt(timeMs);
    boolean changed = false;
    for (long pane = first; pane < newFirst && pane <= last; pane++) {
      changed |= panes.addTo(sums, pane, -1);
    }
    for (long pane = Math.max(last + 1, newFirst); pane <= newLast; pane++) {
      changed |= panes.addTo(sums, pane, 1);
    }
    first = newFirst;
    last = newLast;
    return changed;
  }
}
