package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types that one unit has had: the first, and others from a later day on.
 *
 * <p>Worked example: {@code province} with the changes {@code 2025-01-01 centrally_run_city} is a
 * province on 2024-12-31 and a centrally-run city one day later.
 *
 * @param first type on the unit's first day
 * @param changes later types, the oldest first
 */
public record UnitTypes(String first, List<Change> changes) {

  private static final String SEPARATOR = ";";

  /**
   * @throws IllegalArgumentException if the changes are not in the order of their days
   */
  public UnitTypes {
    changes = List.copyOf(changes);
    for (int next = 1; next < changes.size(); next++) {
      if (!changes.get(next - 1).from().isBefore(changes.get(next).from())) {
        throw new IllegalArgumentException(
            "type_changes must be in the order of their days, got " + text(changes));
      }
    }
  }

  /**
   * Reads a type and its changes, such as {@code 2025-01-01 centrally_run_city}; several are
   * separated by a semicolon, none is an empty text.
   *
   * @throws IllegalArgumentException if the changes are not of this form; names what was seen
   * @throws java.time.format.DateTimeParseException if a day does not exist
   */
  public static UnitTypes parse(String first, String changes) {
    List<Change> parsed = new ArrayList<>();
    if (!changes.isBlank()) {
      for (String change : changes.split(SEPARATOR, -1)) {
        parsed.add(Change.parse(change.strip()));
      }
    }
    return new UnitTypes(first, parsed);
  }

  /** Type on {@code day}. */
  public String on(LocalDate day) {
    String type = first;
    for (Change change : changes) {
      if (!change.from().isAfter(day)) {
        type = change.type();
      }
    }
    return type;
  }

  /** The changes in the form that {@link #parse} reads; empty if there are none. */
  public String changesText() {
    return text(changes);
  }

  private static String text(List<Change> changes) {
    return changes.stream().map(Change::toString).collect(Collectors.joining(SEPARATOR + " "));
  }

  /**
   * Another type from a day on.
   *
   * @param from first day of the type
   */
  public record Change(LocalDate from, String type) {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\S+)");

    private static Change parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "type_changes has '" + text + "', needs such as 2025-01-01 centrally_run_city");
      }
      return new Change(LocalDate.parse(form.group(1)), form.group(2));
    }

    @Override
    public String toString() {
      return from + " " + type;
    }
  }
}
