package vn.dxpulse.streams.target;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import vn.dxpulse.schemas.unit.UnitId;

/**
 * One dated target, as the file of targets has it. Immutable.
 *
 * @param id such as {@code TN-DIGI-ENT-2025}
 * @param subject whose KPI is judged
 * @param demand the value that must be reached
 * @param rangeEnd upper end of a range, which only the wording knows
 * @param baseline empty if no figure was published: it is judged by level only
 * @param deadline last day, at +07:00
 * @param universe units ranked when it was set, for ranks
 */
public record Target(
    String id,
    Wording wording,
    Subject subject,
    Basis basis,
    Threshold demand,
    OptionalDouble rangeEnd,
    Optional<Baseline> baseline,
    LocalDate deadline,
    Trajectory trajectory,
    Judging judging,
    Succession succession,
    OptionalInt universe) {

  public Target {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(deadline, "deadline");
  }

  /**
   * What it says, and where.
   *
   * @param worded as published
   * @param ambiguity what the wording leaves open, in one sentence
   */
  public record Wording(
      String nameVi, String nameEn, String worded, String ambiguity, String source) {}

  /**
   * Whose KPI is judged.
   *
   * @param unit the unit version that the target was set for
   * @param kpi id; for reported statistics {@code indicator:method}
   * @param window such as {@code now}, {@code latest} or {@code year}
   */
  public record Subject(UnitId unit, String kpi, String window, String unitOfMeasure) {}

  /**
   * How strictly, and over which windows, progress is judged.
   *
   * @param shortDays length of the short window of the pace
   * @param longDays length of the long one, greater
   * @param maxAgeDays age of the data from which it counts as missing
   */
  public record Judging(Tolerance tolerance, int shortDays, int longDays, int maxAgeDays) {}
}
