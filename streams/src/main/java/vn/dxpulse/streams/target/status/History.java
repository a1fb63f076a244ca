package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Optional;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Target;

/** What is known of one KPI of one unit over time. Immutable. */
sealed interface History permits DailyHistory, PeriodHistory {

  /** The newest value on {@code day}, if there is any. */
  Optional<Measurement> current(LocalDate day);

  /** The value that a target with that deadline is judged by once it has passed. */
  Optional<Measurement> decisive(LocalDate deadline);

  /** Reason why there is no decisive value. */
  Reason missing();

  /** The day whose expected value {@code current} is held against, if it is {@code day}. */
  LocalDate heldAgainst(Measurement current, LocalDate day);

  /** How fast the value changes. */
  Paces paces(
      Measurement current, Optional<Baseline> baseline, Target.Judging judging, LocalDate day);
}
