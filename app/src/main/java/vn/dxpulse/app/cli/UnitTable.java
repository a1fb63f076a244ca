package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;

/**
 * Units for people, one line each.
 *
 * @param day on which the units are shown; without one their types are shown with every change
 */
record UnitTable(Optional<LocalDate> day) {

  void print(List<Unit> units, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("unit", "name", "in English", "type", "first day", "last day"));
    units.forEach(unit -> rows.add(row(unit)));
    new TextTable(rows).print(out);
  }

  private List<String> row(Unit unit) {
    return List.of(
        unit.id().toString(),
        unit.names().vi(),
        unit.names().en(),
        UnitWords.type(unit, day),
        UnitWords.firstDay(unit),
        UnitWords.lastDay(unit));
  }
}
