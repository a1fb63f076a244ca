package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.OptionalLong;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.target.Target;

/**
 * How one target stands on one day. Immutable.
 *
 * @param day at +07:00
 * @param unit the unit version that is judged: the target's own, or the one that inherited it
 */
public record Status(
    Target target,
    LocalDate day,
    UnitId unit,
    Verdict verdict,
    Finding finding,
    Outlook outlook,
    Explanation explanation) {

  /** Whole days from the day of the value to that of the status; 0 for a value of a later day. */
  public OptionalLong dataAgeDays() {
    return finding
        .measured()
        .map(value -> OptionalLong.of(Math.max(0, day.toEpochDay() - value.day().toEpochDay())))
        .orElseGet(OptionalLong::empty);
  }

  Status explained(Explanation by) {
    return new Status(target, day, unit, verdict, finding, outlook, by);
  }
}
