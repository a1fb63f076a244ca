package vn.dxpulse.streams.pane;

import java.util.EnumMap;
import java.util.Map;

/** Panes, running sums and all-time total of one unit. Mutable; stream thread only. */
final class UnitFlows {

  private final Map<PaneSize, PaneRing> rings = new EnumMap<>(PaneSize.class);
  private final Map<Window, RollingSum> rollingSums = new EnumMap<>(Window.class);
  private final long[] total;
  private boolean totalTouched;

  UnitFlows(int counters, long futureMs) {
    total = new long[counters];
    for (PaneSize size : PaneSize.values()) {
      long longest = longestWindowMs(size);
      PaneRing ring = new PaneRing((int) ((longest + futureMs) / size.lengthMs()) + 2, counters);
      rings.put(size, ring);
      for (Window window : Window.rollingOver(size)) {
        rollingSums.put(window, new RollingSum(window, size, ring, counters));
      }
    }
  }

  static long longestWindowMs(PaneSize size) {
    return Window.rollingOver(size).stream().mapToLong(Window::lengthMs).max().orElseThrow();
  }

  void addToTotal(long[] delta, int from) {
    for (int i = 0; i < total.length; i++) {
      total[i] += delta[from + i];
    }
    totalTouched = true;
  }

  void addToPane(PaneSize size, long pane, long[] delta, int from) {
    rings.get(size).add(pane, delta, from);
    for (Window window : Window.rollingOver(size)) {
      rollingSums.get(window).add(pane, delta, from);
    }
  }

  boolean advanceTo(long timeMs) {
    boolean changed = false;
    for (RollingSum sum : rollingSums.values()) {
      changed |= sum.advanceTo(timeMs);
    }
    return changed;
  }

  /** Counts of a window at T; do not change them. */
  long[] counts(Window window) {
    return window == Window.ALL_TIME ? total : rollingSums.get(window).sums();
  }

  void restoreTotal(long[] counts) {
    System.arraycopy(counts, 0, total, 0, total.length);
  }

  void restorePane(PaneSize size, long pane, long[] counts) {
    rings.get(size).restore(pane, counts);
  }

  void drainTouched(int unit, FlowCells cells) {
    if (totalTouched) {
      totalTouched = false;
      cells.total(unit, total);
    }
    rings.forEach(
        (size, ring) ->
            ring.drainTouched(
                (slot, pane, counts, from) -> cells.pane(unit, size, slot, pane, counts, from)));
  }
}
