package vn.dxpulse.streams.pane;

import java.util.Arrays;

/** Contributions of events that count 0 or 1 in each counter. */
final class Masks {

  private Masks() {}

  /** 1 for each counter whose bit {@code mask} has. */
  static long[] contribution(long mask, int counters) {
    long[] contribution = new long[counters];
    Arrays.setAll(contribution, i -> mask >> i & 1);
    return contribution;
  }
}
