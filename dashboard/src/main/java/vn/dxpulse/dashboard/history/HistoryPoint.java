package vn.dxpulse.dashboard.history;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A count or a ratio over one hour or day: of one unit, or summed over several.
 *
 * @param startMs first millisecond of the hour or day, UTC
 * @param numerator numerator of a ratio, or the count itself
 * @param denominator denominator of a ratio; empty for a count
 * @param simulated true if a simulated event counts in it
 * @param revision grows with every change
 */
public record HistoryPoint(
    long startMs, long numerator, OptionalLong denominator, boolean simulated, long revision) {

  /** VALUE, or NO_DENOMINATOR for a ratio with nothing to divide by. */
  public String state() {
    return value().isPresent() ? "VALUE" : "NO_DENOMINATOR";
  }

  /** The count, or the ratio, 0..1; empty where there is nothing to divide by. */
  public OptionalDouble value() {
    if (denominator.isEmpty()) {
      return OptionalDouble.of((double) numerator);
    }
    long below = denominator.getAsLong();
    return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numerator / below);
  }

  /**
   * Both together: a ratio is a ratio of sums, never a mean. Worked example: 1 / 1 and 49 / 99 are
   * 50 / 100. The revision is the sum of both, so it too grows with every change of a part. A sum
   * has a denominator only if all of its parts have.
   */
  HistoryPoint plus(HistoryPoint other) {
    OptionalLong below =
        denominator.isPresent() && other.denominator.isPresent()
            ? OptionalLong.of(denominator.getAsLong() + other.denominator.getAsLong())
            : OptionalLong.empty();
    return new HistoryPoint(
        startMs,
        numerator + other.numerator,
        below,
        simulated || other.simulated,
        revision + other.revision);
  }
}
