package vn.dxpulse.producers.csv;

import java.util.Optional;

/**
 * Which rows a mapping takes; the others are skipped and counted.
 *
 * @param column column that decides
 * @param wanted text that the cell must have; empty: any text but the empty one
 */
record OnlyWhen(String column, Optional<String> wanted) {

  boolean accepts(Row row) {
    String cell = row.cell(column);
    return wanted.map(cell::equals).orElse(!cell.isEmpty());
  }
}
