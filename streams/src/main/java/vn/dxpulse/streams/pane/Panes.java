package vn.dxpulse.streams.pane;

import java.util.BitSet;

/** The panes of one size of one unit. Mutable; stream thread only. */
interface Panes {

  /** Adds counts to a pane. */
  void add(long pane, Delta delta);

  /** Sets a pane to counts read back from the changelog. */
  void restore(long pane, long[] values);

  /** Sets the counters in {@code gone} of every pane to 0; panes that had others are changed. */
  void clear(BitSet gone);

  /** Adds a pane's counts to {@code sums}, {@code sign} times; true if the pane is there. */
  boolean addTo(long[] sums, long pane, int sign);

  /** Gives every pane changed since the last call to {@code visitor}, once. */
  void drainTouched(PaneVisitor visitor);

  /**
   * Takes one pane: the slot that a later pane may take from it, its number, and its counts in
   * {@code counts} from {@code from} on.
   */
  interface PaneVisitor {
    void pane(int slot, long pane, long[] counts, int from);
  }
}
