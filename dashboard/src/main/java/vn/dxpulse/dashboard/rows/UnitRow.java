package vn.dxpulse.dashboard.rows;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.row.ProvinceVersion;

/**
 * One version of a province or other region.
 *
 * @param unit {@code code@valid_from}
 * @param validFrom first day
 * @param validTo last day; empty while the unit exists
 * @param columns the columns of {@code dx.ref.province.v1} in its order
 */
public record UnitRow(
    String unit, LocalDate validFrom, Optional<LocalDate> validTo, Map<String, Object> columns) {

  /**
   * Reads a row of the registry.
   *
   * @throws java.time.format.DateTimeParseException if a day is not an ISO date
   */
  static UnitRow of(ProvinceVersion row) {
    return new UnitRow(
        row.getUnit(),
        LocalDate.parse(row.getValidFrom()),
        Optional.ofNullable(row.getValidTo()).map(LocalDate::parse),
        Columns.of(row));
  }

  /** True if the unit exists on {@code day}, both ends included. */
  boolean validOn(LocalDate day) {
    return !validFrom.isAfter(day) && !endedBefore(day);
  }

  boolean endedBefore(LocalDate day) {
    return validTo.filter(last -> last.isBefore(day)).isPresent();
  }
}
