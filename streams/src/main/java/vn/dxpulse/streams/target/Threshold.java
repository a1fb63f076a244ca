package vn.dxpulse.streams.target;

import java.util.Objects;

/**
 * The value that a target demands, and whether reaching it is enough.
 *
 * <p>Worked examples: "trên 700 doanh nghiệp" is {@code > 700}, so 700 misses and 701 reaches it;
 * "80 %" is {@code >= 80}, so 80 reaches it; "8.300-8.500 USD" is a range to be reached from below,
 * and 8,300 does. Immutable.
 *
 * @param value in the unit of measure of the KPI
 */
public record Threshold(Comparator comparator, double value) {

  public Threshold {
    Objects.requireNonNull(comparator, "comparator");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a target's value must be a number, got " + value);
    }
  }

  /**
   * The demand of a range: to reach its lower end.
   *
   * @throws IllegalArgumentException if the ends are the wrong way round, or less is better
   */
  public static Threshold ofRange(Comparator comparator, double from, double to) {
    if (!comparator.isFloor()) {
      throw new IllegalArgumentException(
          "a range is a floor: its comparator must be > or >=, got " + comparator.symbol());
    }
    if (from >= to) {
      throw new IllegalArgumentException("a range must go up, got %s to %s".formatted(from, to));
    }
    return new Threshold(comparator, from);
  }

  /** True if {@code actual}, in the same unit, reaches the target. */
  public boolean isReachedBy(double actual) {
    return comparator.isReached(actual, value);
  }

  @Override
  public String toString() {
    return comparator.symbol() + " " + value;
  }
}
