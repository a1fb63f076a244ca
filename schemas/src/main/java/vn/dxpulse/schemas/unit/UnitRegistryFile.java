package vn.dxpulse.schemas.unit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.dxpulse.schemas.file.TextFile;

/**
 * Reads a unit registry from CSV: {@code code, name_vi, full_name_vi, name_en, type, valid_from,
 * valid_to, successor_code, predecessor_codes, population, population_basis, macro_region}. A file
 * may also have {@code type_changes} (see {@link UnitTypes}), {@code other_names} (separated by
 * {@code |}) and {@code grace_days} (see {@link UnitRegistry#findOrSuccessor}); further columns are
 * ignored.
 *
 * <p>The earliest {@code valid_from} of the file reads as <em>since ever</em>. The first code in
 * {@code successor_code} means the version that begins the day after, those in {@code
 * predecessor_codes} the version that ended the day before; the two must agree. A unit may end
 * without successor. All problems are listed at once, with their lines.
 */
public final class UnitRegistryFile {

  /** Vietnam's time, without daylight saving; days of the shipped registry begin here. */
  public static final ZoneId VIETNAM = ZoneOffset.ofHours(7);

  private final ZoneId zone;
  private final RegistryProblems problems;

  private UnitRegistryFile(String origin, ZoneId zone) {
    this.zone = zone;
    this.problems = new RegistryProblems(origin);
  }

  /** The 63 units until 2025-06-30 and the 34 from 2025-07-01 on. */
  public static UnitRegistry vietnam() {
    return TextFile.shipped(
        UnitRegistryFile.class, "provinces.csv", (reader, origin) -> read(reader, origin, VIETNAM));
  }

  /**
   * Reads a registry from a file whose days begin at midnight in {@code zone}.
   *
   * @throws InvalidRegistry if the file cannot be used; lists every problem
   */
  public static UnitRegistry read(Path file, ZoneId zone) {
    return TextFile.read(
        file, InvalidRegistry::new, (reader, origin) -> read(reader, origin, zone));
  }

  /** Reads a registry; {@code origin} names the source in messages. */
  public static UnitRegistry read(Reader reader, String origin, ZoneId zone) {
    return new UnitRegistryFile(origin, zone).parse(reader);
  }

  private UnitRegistry parse(Reader reader) {
    List<RegistryRow> rows = rows(reader);
    checkOverlaps(rows);
    problems.throwIfAny();
    List<Unit> units = new RegistryLinks(rows, zone, problems).units();
    problems.throwIfAny();
    return new UnitRegistry(units);
  }

  private List<RegistryRow> rows(Reader reader) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<RegistryRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      requireColumns(parser);
      for (CSVRecord line : parser) {
        row(line).ifPresent(rows::add);
      }
      if (parser.getRecordNumber() == 0) {
        problems.add("no units");
      }
    } catch (IOException e) {
      problems.add("not readable as CSV: " + e);
    }
    return rows;
  }

  private void requireColumns(CSVParser parser) {
    List<String> missing =
        RegistryRow.COLUMNS.stream()
            .filter(name -> !parser.getHeaderMap().containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      problems.add("columns missing: " + missing);
    }
    problems.throwIfAny();
  }

  private Optional<RegistryRow> row(CSVRecord line) {
    long number = line.getRecordNumber() + 1;
    if (!line.isConsistent()) {
      problems.add(number, "has " + line.size() + " columns");
      return Optional.empty();
    }
    try {
      return Optional.of(RegistryRow.parse(number, line));
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add(number, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void checkOverlaps(List<RegistryRow> rows) {
    Map<String, List<RegistryRow>> byCode = new HashMap<>();
    Set<UnitId> seen = new HashSet<>();
    for (RegistryRow row : rows) {
      if (!seen.add(row.id())) {
        problems.add(row.line(), row.id() + " stands twice");
      }
      for (RegistryRow other : byCode.computeIfAbsent(row.id().code(), code -> new ArrayList<>())) {
        if (row.overlaps(other)) {
          problems.add(row.line(), row.id() + " overlaps " + other.id());
        }
      }
      byCode.get(row.id().code()).add(row);
    }
  }

  /** A registry that cannot be used; the message lists every problem, one a line. */
  public static final class InvalidRegistry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRegistry(List<String> problems) {
      super(String.join("\n", problems));
    }
  }
}
