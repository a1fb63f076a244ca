package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One version of a province, city or other region: what a code meant between two days.
 *
 * @param id {@code code@valid_from}, the key
 * @param names how the unit is called
 * @param type {@code centrally_run_city}, {@code province} or {@code region}
 * @param validity first and last day
 * @param successor unit that took this one over, if it ended
 * @param predecessors units merged into this one
 * @param population inhabitants and the basis of that figure
 * @param macroRegion macro-region of the administrative centre; empty if none
 */
public record Unit(
    UnitId id,
    Names names,
    String type,
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

  /** Names in NFC: short Vietnamese, English, and Vietnamese with the unit's type. */
  public record Names(String vi, String en, String fullVi) {}

  /**
   * When a unit exists, in milliseconds {@code [fromMs, untilMs)} and days.
   *
   * @param sinceEver true if the unit has no known beginning
   * @param lastDay last day of the unit; empty while it exists
   */
  public record Validity(
      long fromMs, long untilMs, boolean sinceEver, Optional<LocalDate> lastDay) {

    /** True if the unit exists at {@code eventTimeMs}. */
    public boolean contains(long eventTimeMs) {
      return eventTimeMs >= fromMs && eventTimeMs < untilMs;
    }
  }

  /** Inhabitants with the basis they were counted on; figures of two bases never mix. */
  public record Population(OptionalLong inhabitants, String basis) {}
}
