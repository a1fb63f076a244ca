package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One version of a province, city or other region: what a code meant between two days.
 *
 * @param id {@code code@valid_from}, the key
 * @param names how the unit is called
 * @param types {@code centrally_run_city}, {@code province} or {@code region}, each from a day on
 * @param validity first and last day
 * @param successor unit that took this one over, if it ended
 * @param predecessors units merged into this one
 * @param population inhabitants and the basis of that figure
 * @param macroRegion macro-region of the administrative centre; empty if none
 */
public record Unit(
    UnitId id,
    Names names,
    UnitTypes types,
    Validity validity,
    Optional<UnitId> successor,
    List<UnitId> predecessors,
    Population population,
    String macroRegion) {

  public Unit {
    Objects.requireNonNull(id, "id");
    predecessors = List.copyOf(predecessors);
  }

  /** Code of the unit; another unit may have the same code at another time. */
  public String code() {
    return id.code();
  }

  /**
   * Type on {@code day}; before the unit's first day that of the first, after its last that of the
   * last.
   */
  public String typeAt(LocalDate day) {
    return types.on(day);
  }

  /**
   * Names in NFC: short Vietnamese, English, and Vietnamese with the unit's type. A unit whose name
   * changes with its type has here the names that it bore last.
   *
   * @param others earlier and other spellings, for search only
   */
  public record Names(String vi, String en, String fullVi, List<String> others) {

    public Names {
      others = List.copyOf(others);
    }

    /** Every name, the short Vietnamese one first. */
    public List<String> all() {
      return Stream.concat(Stream.of(vi, en, fullVi), others.stream())
          .filter(name -> !name.isEmpty())
          .distinct()
          .toList();
    }
  }

  /**
   * When a unit exists, in milliseconds {@code [fromMs, untilMs)} and days.
   *
   * @param graceUntilMs until when its code, used after the end, is counted for the successor; that
   *     is {@code untilMs} for a unit without a grace period
   * @param sinceEver true if the unit has no known beginning
   * @param lastDay last day of the unit; empty while it exists
   */
  public record Validity(
      long fromMs,
      long untilMs,
      long graceUntilMs,
      boolean sinceEver,
      Optional<LocalDate> lastDay) {

    /** True if the unit exists at {@code eventTimeMs}. */
    public boolean contains(long eventTimeMs) {
      return eventTimeMs >= fromMs && eventTimeMs < untilMs;
    }

    /** True if the unit has ended at {@code eventTimeMs}, but its grace period has not. */
    public boolean inGrace(long eventTimeMs) {
      return eventTimeMs >= untilMs && eventTimeMs < graceUntilMs;
    }
  }

  /**
   * Inhabitants with the basis they were counted on; figures of two bases never mix.
   *
   * @param inhabitants empty if not known
   * @param basis where and when they were counted, such as {@code census 2019-04-01}
   */
  public record Population(OptionalLong inhabitants, String basis) {

    /** True if the two figures may be added, compared or stand in one series. */
    public boolean sameBasisAs(Population other) {
      return basis.equals(other.basis);
    }
  }
}
