package vn.dxpulse.streams.target;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a target's course begins.
 *
 * @param day a day at +07:00
 * @param value in the unit of measure of the KPI; 0 is a value
 * @param source where the figure was published
 */
public record Baseline(LocalDate day, double value, String source) {
  public Baseline {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(source, "source");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a baseline must be a number, got " + value);
    }
  }
}
