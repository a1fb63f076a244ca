package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * When the target is reached if it goes on so.
 *
 * <p>The date is that of the pace of the long window, the interval is what the two paces span:
 * their disagreement is the best measure there is of how steady the change is. Worked example: 500
 * of 700 on 2024-01-01, 100 a year over the long window and 200 over the short one: 2026-01-01,
 * from 2025-01-01 until 2026-01-01.
 *
 * @param day of the long window
 * @param from the earlier of the two
 * @param until the later of the two; empty if the short window does not lead there at all
 */
public record Forecast(LocalDate day, LocalDate from, Optional<LocalDate> until) {

  /** What takes longer is not foreseen. */
  private static final double LONGEST_YEARS = 100;

  /**
   * The forecast from {@code gap} (wanted minus actual) on {@code today}; empty if the long window
   * does not lead there within 100 years.
   */
  static Optional<Forecast> of(double gap, Paces paces, LocalDate today) {
    Optional<LocalDate> ofLong = reached(gap, paces.ofLong(), today);
    Optional<LocalDate> ofShort = reached(gap, paces.ofShort(), today);
    return ofLong.map(
        day -> {
          LocalDate from =
              Stream.of(day, ofShort.orElse(day)).min(LocalDate::compareTo).orElseThrow();
          return new Forecast(day, from, ofShort.map(other -> other.isAfter(day) ? other : day));
        });
  }

  private static Optional<LocalDate> reached(double gap, OptionalDouble pace, LocalDate today) {
    double years = pace.isPresent() ? gap / pace.getAsDouble() : Double.NaN;
    return years > 0 && years <= LONGEST_YEARS
        ? Optional.of(today.plusDays((long) Math.ceil(years * Line.DAYS_A_YEAR)))
        : Optional.empty();
  }
}
