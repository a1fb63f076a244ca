package vn.dxpulse.streams.pane;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Panes, window sums and all-time total of one unit. Mutable; stream thread only. */
final class UnitFlows {

  private static final PaneSize[] SIZES = PaneSize.values();
  private static final Window[] WINDOWS = Window.values();

  private final Panes[] panes = new Panes[SIZES.length];
  private final WindowSum[] sumByWindow = new WindowSum[WINDOWS.length];
  private final List<List<WindowSum>> sumsBySize = new ArrayList<>();
  private final long[] total;
  private boolean totalTouched;

  UnitFlows(int counters, long futureMs, Set<Window> windows) {
    total = new long[counters];
    for (PaneSize size : SIZES) {
      List<WindowSum> sums = new ArrayList<>();
      boolean needed = Window.over(size).stream().anyMatch(windows::contains);
      panes[size.ordinal()] = needed ? panes(size, counters, futureMs) : new NoPanes();
      for (Window window : Window.over(size)) {
        WindowSum sum = new WindowSum(window, size, panes[size.ordinal()], counters);
        sumByWindow[window.ordinal()] = sum;
        sums.add(sum);
      }
      sumsBySize.add(sums);
    }
  }

  private static Panes panes(PaneSize size, int counters, long futureMs) {
    if (size == PaneSize.DAY) {
      return new DayPanes(counters);
    }
    long reachMs = longestWindowMs(size) + futureMs;
    return new PaneRing((int) (reachMs / size.lengthMs()) + 2, counters);
  }

  /** Length of the longest rolling window over panes of {@code size}. */
  static long longestWindowMs(PaneSize size) {
    return Window.over(size).stream().mapToLong(Window::lengthMs).max().orElseThrow();
  }

  /**
   * Sets the counters in {@code gone}, in a row from {@code from} on, to 0; true if one was not.
   */
  static boolean clear(long[] counts, int from, BitSet gone) {
    boolean changed = false;
    for (int i = gone.nextSetBit(0); i >= 0; i = gone.nextSetBit(i + 1)) {
      changed |= counts[from + i] != 0;
      counts[from + i] = 0;
    }
    return changed;
  }

  /** Sets the counters in {@code gone} to 0 everywhere. */
  void clear(BitSet gone) {
    totalTouched |= clear(total, 0, gone);
    for (Panes ofSize : panes) {
      ofSize.clear(gone);
    }
    sumsBySize.forEach(sums -> sums.forEach(sum -> sum.clear(gone)));
  }

  void addToTotal(Delta delta) {
    delta.addTo(total, 0);
    totalTouched = true;
  }

  void addToPane(PaneSize size, long pane, Delta delta) {
    panes[size.ordinal()].add(pane, delta);
    for (WindowSum sum : sumsBySize.get(size.ordinal())) {
      sum.add(pane, delta);
    }
  }

  boolean advanceTo(long timeMs) {
    boolean changed = false;
    for (List<WindowSum> sums : sumsBySize) {
      for (WindowSum sum : sums) {
        changed |= sum.advanceTo(timeMs);
      }
    }
    return changed;
  }

  /** Counts of a window at T; do not change them. */
  long[] counts(Window window) {
    return window == Window.ALL_TIME ? total : sumByWindow[window.ordinal()].sums();
  }

  /** Adds a pane's counts to {@code sums}; true if the pane is there. */
  boolean addPaneTo(long[] sums, PaneSize size, long pane) {
    return panes[size.ordinal()].addTo(sums, pane, 1);
  }

  void restoreTotal(long[] counts) {
    System.arraycopy(counts, 0, total, 0, total.length);
  }

  void restorePane(PaneSize size, long pane, long[] counts) {
    panes[size.ordinal()].restore(pane, counts);
  }

  void drainTouched(int unit, FlowCells cells) {
    if (totalTouched) {
      totalTouched = false;
      cells.total(unit, total);
    }
    for (PaneSize size : SIZES) {
      panes[size.ordinal()].drainTouched(
          (slot, pane, counts, from) -> cells.pane(unit, size, slot, pane, counts, from));
    }
  }
}
