package vn.dxpulse.app.cli;

import java.time.LocalDate;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitTypes;

/** What is said of a unit, in a table and on a card alike. */
final class UnitWords {

  private UnitWords() {}

  /** Type on {@code day}; without one the first type and every later one with its day. */
  static String type(Unit unit, Optional<LocalDate> day) {
    return day.map(unit::typeAt).orElseGet(() -> everyType(unit.types()));
  }

  static String firstDay(Unit unit) {
    return unit.validity().sinceEver() ? "since ever" : unit.id().validFrom().toString();
  }

  /** Empty while the unit exists. */
  static String lastDay(Unit unit) {
    return unit.validity().lastDay().map(LocalDate::toString).orElse("");
  }

  private static String everyType(UnitTypes types) {
    StringBuilder words = new StringBuilder(types.first());
    types
        .changes()
        .forEach(
            change ->
                words.append(", from ").append(change.from()).append(' ').append(change.type()));
    return words.toString();
  }
}
