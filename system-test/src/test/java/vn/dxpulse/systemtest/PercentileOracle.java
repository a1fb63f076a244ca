package vn.dxpulse.systemtest;

import java.util.Arrays;

/**
 * Percentiles by the stated rule: buckets of 0, 1, 2 and 3, then four of equal width up to each
 * next power of two, and the numbers of a bucket spread evenly.
 */
final class PercentileOracle {

  private PercentileOracle() {}

  /**
   * A percentile in hours.
   *
   * @param seconds in ascending order
   */
  static ShownRow hours(long[] seconds, int percent, boolean simulated) {
    if (seconds.length == 0) {
      return new ShownRow("NO_DENOMINATOR", null, null, 0L, simulated);
    }
    double rank = seconds.length * percent / 100.0;
    long at = seconds[(int) Math.ceil(rank) - 1];
    long width = width(at);
    long from = at / width * width;
    long below = Arrays.stream(seconds).filter(second -> second < from).count();
    long inside = Arrays.stream(seconds).filter(second -> second / width * width == from).count();
    double spread = at < 4 ? 0 : (rank - below) / inside * width;
    double value = (from + spread) / 3_600;
    return new ShownRow("VALUE", value, null, (long) seconds.length, simulated);
  }

  /** A quarter of the power of two below, which divides both ends of its buckets. */
  private static long width(long number) {
    return Math.max(1, Long.highestOneBit(number) / 4);
  }
}
