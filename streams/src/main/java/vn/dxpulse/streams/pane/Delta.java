package vn.dxpulse.streams.pane;

/**
 * What is to be added to the counters of a cell. Only the counters from {@code low} to {@code high}
 * can be other than 0: of a histogram's 128 a few events reach a handful, and adding up the rest
 * for every pane and window would cost more than all else.
 *
 * <p>A view of a row of a larger array, moved from row to row. Mutable; stream thread only.
 */
final class Delta {

  private long[] counts = new long[0];
  private int from;
  private int low;
  private int high;

  /** All of {@code counts}. */
  static Delta of(long... counts) {
    Delta delta = new Delta();
    delta.moveTo(counts, 0, 0, counts.length);
    return delta;
  }

  /**
   * Views the row that begins at {@code from}.
   *
   * @param rowLow first counter that may be other than 0
   * @param rowHigh the one after the last
   */
  void moveTo(long[] row, int rowFrom, int rowLow, int rowHigh) {
    counts = row;
    from = rowFrom;
    low = rowLow;
    high = rowHigh;
  }

  /** Adds it to the counters that stand in {@code target} from {@code base} on. */
  void addTo(long[] target, int base) {
    for (int i = low; i < high; i++) {
      target[base + i] += counts[from + i];
    }
  }
}
