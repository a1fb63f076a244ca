package vn.dxpulse.dashboard.rows;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.unit.UnitTypes;

/**
 * One version of a province or other region.
 *
 * @param unit {@code code@valid_from}
 * @param code code alone, which other units may have at other times
 * @param validFrom first day
 * @param validTo last day; empty while the unit exists
 * @param types its type on the first day and later ones
 * @param columns the columns of {@code dx.ref.province.v1} in its order
 */
public record UnitRow(
    String unit,
    String code,
    LocalDate validFrom,
    Optional<LocalDate> validTo,
    UnitTypes types,
    Map<String, Object> columns) {

  /**
   * Reads a row of the registry.
   *
   * @throws java.time.format.DateTimeParseException if a day is not an ISO date
   * @throws IllegalArgumentException if the changes of type are not of their form
   */
  static UnitRow of(ProvinceVersion row) {
    return new UnitRow(
        row.getUnit(),
        row.getCode(),
        LocalDate.parse(row.getValidFrom()),
        Optional.ofNullable(row.getValidTo()).map(LocalDate::parse),
        UnitTypes.parse(row.getType(), row.getTypeChanges()),
        Columns.of(row));
  }

  /** Short name in Vietnamese. */
  public String name() {
    return text("name_vi");
  }

  /** Every name, for search only. */
  public List<String> names() {
    return Stream.concat(
            Stream.of(name(), text("name_en"), text("full_name_vi")),
            Arrays.stream(text("other_names").split("\\|")))
        .filter(name -> !name.isBlank())
        .toList();
  }

  /** Unit that took it over; empty while the unit exists. */
  public Optional<String> successor() {
    return Optional.ofNullable(columns.get("successor")).map(Object::toString);
  }

  /** True if the unit exists on {@code day}, both ends included. */
  boolean validOn(LocalDate day) {
    return !validFrom.isAfter(day) && !endedBefore(day);
  }

  /** True if {@code day} is after the unit's last. */
  public boolean endedBefore(LocalDate day) {
    return validTo.filter(last -> last.isBefore(day)).isPresent();
  }

  private String text(String column) {
    return String.valueOf(columns.get(column));
  }
}
