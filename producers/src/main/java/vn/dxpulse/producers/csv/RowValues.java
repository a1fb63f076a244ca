package vn.dxpulse.producers.csv;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The fields of one row, read by a mapping; each method names the field in its complaint. */
final class RowValues {

  private final Mapping mapping;
  private final Row row;

  RowValues(Mapping mapping, Row row) {
    this.mapping = mapping;
    this.row = row;
  }

  /** Text of a required field. */
  String text(String field) throws UnreadableRow {
    String text = raw(field);
    if (text.isEmpty()) {
      throw new UnreadableRow(field + " is empty");
    }
    return text;
  }

  /** Code of a unit, which may be empty or unknown. */
  String unitCode(String field) {
    return raw(field);
  }

  Instant time(String field) throws UnreadableRow {
    return mapping.times().read(field, text(field));
  }

  /** A time, or empty if the cell is. */
  Optional<Instant> optionalTime(String field) throws UnreadableRow {
    String text = raw(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(mapping.times().read(field, text));
  }

  long count(String field, long absent) throws UnreadableRow {
    String text = raw(field);
    if (text.isEmpty()) {
      return absent;
    }
    // Not Long.parseLong alone: it accepts signs, and "3.000" must not be guessed at.
    if (!text.matches("[0-9]{1,18}")) {
      throw new UnreadableRow("%s is '%s', not a whole number".formatted(field, text));
    }
    return Long.parseLong(text);
  }

  boolean flag(String field) throws UnreadableRow {
    String text = raw(field);
    return switch (text) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw new UnreadableRow("%s is '%s', allowed: true, false".formatted(field, text));
    };
  }

  String choice(FieldSpec field, String absent) throws UnreadableRow {
    String text = raw(field.name());
    return text.isEmpty() ? absent : allowed(field.name(), text, field.allowed());
  }

  private static String allowed(String field, String text, List<String> allowed)
      throws UnreadableRow {
    if (!allowed.contains(text)) {
      throw new UnreadableRow("%s is '%s', allowed: %s".formatted(field, text, allowed));
    }
    return text;
  }

  private String raw(String field) {
    FieldRule rule = mapping.fields().get(field);
    return rule == null ? "" : rule.read(row);
  }
}
