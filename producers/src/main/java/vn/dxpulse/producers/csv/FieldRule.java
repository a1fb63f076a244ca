package vn.dxpulse.producers.csv;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a field comes from: a column or a constant, then the value map, then the prefix.
 *
 * <p>Worked example: column {@code source}, values {@code {Twitter: ONLINE}}, default {@code
 * UNKNOWN}: the cell " Twitter " gives ONLINE, "Fax" gives UNKNOWN. Without a default "Fax" stays
 * "Fax".
 *
 * @param column column to read; empty if the field is a constant
 * @param constant text of the field if there is no column
 * @param prefix put before the text
 * @param values what replaces a cell's text
 * @param fallback what replaces text that {@code values} does not name; empty: the text stays
 */
record FieldRule(
    Optional<String> column,
    String constant,
    String prefix,
    Map<String, String> values,
    Optional<String> fallback) {

  FieldRule {
    values = Map.copyOf(values);
  }

  static FieldRule constant(String text) {
    return new FieldRule(Optional.empty(), text, "", Map.of(), Optional.empty());
  }

  /** Text of the field in {@code row}; an empty cell that nothing replaces gets no prefix. */
  String read(Row row) {
    if (column.isEmpty()) {
      return prefix + constant;
    }
    String cell = row.cell(column.get());
    String text = values.getOrDefault(cell, fallback.orElse(cell));
    return text.isEmpty() ? text : prefix + text;
  }

  /** Every text that the mapping itself can put into the field. */
  Stream<String> ownTexts() {
    return Stream.concat(
            column.isEmpty() ? Stream.of(constant) : Stream.empty(),
            Stream.concat(values.values().stream(), fallback.stream()))
        .map(text -> text.isEmpty() ? text : prefix + text);
  }
}
