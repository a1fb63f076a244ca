package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.unit.UnitId;

/**
 * One value of the KPI that a target is judged by.
 *
 * @param unit the unit version that was measured
 * @param day at +07:00: the day of a live value, the last day of the period of a published one
 * @param asOfMs UTC milliseconds: beginning of the day on which a live value last changed, end of
 *     the period of a published one
 * @param simulated true if simulated events are in it
 * @param publication of a published figure; empty for a live KPI
 */
public record Measurement(
    UnitId unit,
    LocalDate day,
    long asOfMs,
    Value value,
    boolean simulated,
    Optional<Publication> publication) {

  public Measurement {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(day, "day");
  }

  /**
   * A number and what it is made of.
   *
   * @param number in the unit of measure of the KPI
   * @param numerator of a ratio, or the count itself
   */
  public record Value(double number, OptionalLong numerator, OptionalLong denominator) {}

  /**
   * What a published figure describes.
   *
   * @param universe number of units ranked, for ranks
   */
  public record Publication(Period period, OptionalInt universe) {}

  double number() {
    return value.number();
  }

  OptionalInt universe() {
    return publication.map(Publication::universe).orElseGet(OptionalInt::empty);
  }
}
