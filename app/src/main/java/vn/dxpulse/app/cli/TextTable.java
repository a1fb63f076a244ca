package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows for people, one line each, columns as wide as they need to be.
 *
 * @param rows of the same number of cells, the header first
 */
record TextTable(List<List<String>> rows) {

  private static final String GAP = "  ";

  TextTable {
    rows = List.copyOf(rows);
  }

  void print(PrintWriter out) {
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    rows.forEach(row -> out.println(line(row, widths)));
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
