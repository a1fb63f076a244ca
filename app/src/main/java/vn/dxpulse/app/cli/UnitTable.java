package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.dxpulse.schemas.unit.Unit;

/**
 * Units for people, one line each, columns as wide as they need to be.
 *
 * @param day on which the units are shown; without one their types are shown with every change
 */
record UnitTable(Optional<LocalDate> day) {

  private static final String GAP = "  ";

  void print(List<Unit> units, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("unit", "name", "in English", "type", "first day", "last day"));
    units.forEach(unit -> rows.add(row(unit)));
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    rows.forEach(row -> out.println(line(row, widths)));
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

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
