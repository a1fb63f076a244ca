package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one unit as it was said of a live KPI at the end of a day, or at last on it. Of the moment
 * nothing is kept: in a replay it would depend on when the application commits.
 *
 * @param number empty if there was no value
 * @param numerator of a share, or the count itself; empty for what does not add up
 */
public record Sample(
    LocalDate day,
    OptionalDouble number,
    OptionalLong numerator,
    OptionalLong denominator,
    boolean simulated) {

  /** True if it says what {@code other} says, be it at another time. */
  boolean saysTheSame(Sample other) {
    return number.equals(other.number)
        && numerator.equals(other.numerator)
        && denominator.equals(other.denominator)
        && simulated == other.simulated;
  }

  boolean addsUp() {
    return numerator.isPresent();
  }
}
