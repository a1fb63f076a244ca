package vn.dxpulse.schemas.unit;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * One line of a registry file: what can be told without the other lines.
 *
 * @param line number of the line in the file
 * @param lastDay last day of the unit; empty while it exists
 * @param graceDays days after its end on which its code counts for the successor
 */
record RegistryRow(
    long line,
    UnitId id,
    Optional<LocalDate> lastDay,
    int graceDays,
    UnitTypes types,
    CSVRecord csv) {

  static final List<String> COLUMNS =
      List.of(
          "code",
          "name_vi",
          "full_name_vi",
          "name_en",
          "type",
          "valid_from",
          "valid_to",
          "successor_code",
          "predecessor_codes",
          "population",
          "population_basis",
          "macro_region");

  private static final String SEVERAL = "\\|";

  /** Ten years: who still uses a code after that has to be told. */
  private static final int LONGEST_GRACE_DAYS = 3_660;

  /**
   * Reads a line that has all of its columns.
   *
   * @throws IllegalArgumentException if a column cannot be used; says what was seen and is allowed
   * @throws java.time.DateTimeException if a day is not an ISO date
   */
  static RegistryRow parse(long line, CSVRecord csv) {
    UnitId id = new UnitId(text(csv, "code"), LocalDate.parse(text(csv, "valid_from")));
    RegistryRow row =
        new RegistryRow(
            line,
            id,
            optional(text(csv, "valid_to")).map(LocalDate::parse),
            graceDays(text(csv, "grace_days")),
            UnitTypes.parse(text(csv, "type"), text(csv, "type_changes")),
            csv);
    row.requireUsable();
    return row;
  }

  Unit.Names names() {
    return new Unit.Names(
        text("name_vi"), text("name_en"), text("full_name_vi"), several("other_names").toList());
  }

  Unit.Population population() {
    String inhabitants = text("population");
    return new Unit.Population(
        inhabitants.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(wholeNumber("population", inhabitants)),
        text("population_basis"));
  }

  /** The first macro-region listed, that of the administrative centre; empty if none. */
  String macroRegion() {
    return several("macro_region").findFirst().orElse("");
  }

  Stream<String> codes(String column) {
    return Arrays.stream(text(column).split(" ")).filter(code -> !code.isEmpty());
  }

  boolean startsOn(LocalDate day) {
    return id.validFrom().equals(day);
  }

  boolean endsOn(LocalDate day) {
    return lastDay.filter(day::equals).isPresent();
  }

  boolean overlaps(RegistryRow other) {
    LocalDate end = lastDay.orElse(LocalDate.MAX);
    LocalDate otherEnd = other.lastDay.orElse(LocalDate.MAX);
    return !id.validFrom().isAfter(otherEnd) && !other.id.validFrom().isAfter(end);
  }

  private void requireUsable() {
    population();
    if (lastDay.filter(last -> last.isBefore(id.validFrom())).isPresent()) {
      throw new IllegalArgumentException("valid_to " + lastDay.get() + " is before valid_from");
    }
    for (UnitTypes.Change change : types.changes()) {
      if (!change.from().isAfter(id.validFrom())
          || lastDay.filter(change.from()::isAfter).isPresent()) {
        throw new IllegalArgumentException(
            "type_changes has " + change + ", which is not after its first day and up to its last");
      }
    }
  }

  private String text(String column) {
    return text(csv, column);
  }

  private Stream<String> several(String column) {
    return Arrays.stream(text(column).split(SEVERAL))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static int graceDays(String text) {
    long days = text.isEmpty() ? 0 : wholeNumber("grace_days", text);
    if (days > LONGEST_GRACE_DAYS) {
      throw new IllegalArgumentException(
          "grace_days is " + days + ", allowed are 0 to " + LONGEST_GRACE_DAYS);
    }
    return (int) days;
  }

  /** Digits only: "3.000" is three thousand to some and three to others. */
  private static long wholeNumber(String column, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          column + " is '" + text + "', not a whole number in digits alone, such as 3000");
    }
    return Long.parseLong(text);
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** In NFC; empty if the file does not have the column, which then is an optional one. */
  private static String text(CSVRecord csv, String column) {
    return csv.isMapped(column)
        ? Normalizer.normalize(csv.get(column).strip(), Normalizer.Form.NFC)
        : "";
  }
}
