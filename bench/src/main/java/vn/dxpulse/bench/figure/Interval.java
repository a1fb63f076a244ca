package vn.dxpulse.bench.figure;

/**
 * Where a figure lies.
 *
 * @param low least value, inclusive
 * @param high greatest value, inclusive; not below {@code low}
 * @param confidence probability that the figure is inside, 0..1
 */
public record Interval(double low, double high, double confidence) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be 0 to 1, got " + confidence);
    }
  }
}
