package vn.dxpulse.schemas.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a unit registry from CSV: {@code code, name_vi, full_name_vi, name_en, type, valid_from,
 * valid_to, successor_code, predecessor_codes, population, population_basis, macro_region}; further
 * columns are ignored.
 *
 * <p>The earliest {@code valid_from} of the file reads as <em>since ever</em>. Codes in {@code
 * successor_code} mean the version that begins the day after, those in {@code predecessor_codes}
 * the version that ended the day before. All problems are listed at once, with their lines.
 */
public final class UnitRegistryFile {

  /** Vietnam's time, without daylight saving; days of the shipped registry begin here. */
  public static final ZoneId VIETNAM = ZoneOffset.ofHours(7);

  private static final List<String> COLUMNS =
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

  private final String origin;
  private final ZoneId zone;
  private final List<String> problems = new ArrayList<>();

  private UnitRegistryFile(String origin, ZoneId zone) {
    this.origin = origin;
    this.zone = zone;
  }

  /** The 63 units until 2025-06-30 and the 34 from 2025-07-01 on. */
  public static UnitRegistry vietnam() {
    try (InputStream stream = UnitRegistryFile.class.getResourceAsStream("provinces.csv");
        Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(stream, "provinces.csv is not in the jar"),
                StandardCharsets.UTF_8)) {
      return read(reader, "provinces.csv", VIETNAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a registry from a file whose days begin at midnight in {@code zone}.
   *
   * @throws InvalidRegistry if the file cannot be used; lists every problem
   */
  public static UnitRegistry read(Path file, ZoneId zone) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader, file.toString(), zone);
    } catch (IOException e) {
      throw new InvalidRegistry(List.of("cannot read " + file + ": " + e));
    }
  }

  /** Reads a registry; {@code origin} names the source in messages. */
  public static UnitRegistry read(Reader reader, String origin, ZoneId zone) {
    return new UnitRegistryFile(origin, zone).parse(reader);
  }

  private UnitRegistry parse(Reader reader) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      List<String> missing =
          COLUMNS.stream().filter(name -> !parser.getHeaderMap().containsKey(name)).toList();
      if (!missing.isEmpty()) {
        throw new InvalidRegistry(List.of(origin + ": columns missing: " + missing));
      }
      for (CSVRecord line : parser) {
        parseRow(line).ifPresent(rows::add);
      }
    } catch (IOException e) {
      throw new InvalidRegistry(List.of(origin + ": not readable as CSV: " + e));
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      problems.add(origin + ": no units");
    }
    checkOverlaps(rows);
    failOnProblems();
    List<Unit> units = link(rows);
    failOnProblems();
    return new UnitRegistry(units);
  }

  private Optional<Row> parseRow(CSVRecord line) {
    if (!line.isConsistent()) {
      problem(line.getRecordNumber() + 1, "has " + line.size() + " columns");
      return Optional.empty();
    }
    try {
      UnitId id = new UnitId(line.get("code").strip(), LocalDate.parse(line.get("valid_from")));
      String validTo = line.get("valid_to");
      Optional<LocalDate> lastDay =
          validTo.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(validTo));
      if (lastDay.isPresent() && lastDay.get().isBefore(id.validFrom())) {
        throw new IllegalArgumentException("valid_to " + validTo + " is before valid_from");
      }
      String population = line.get("population");
      OptionalLong inhabitants =
          population.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(population));
      return Optional.of(new Row(line.getRecordNumber() + 1, id, lastDay, inhabitants, line));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      problem(line.getRecordNumber() + 1, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void checkOverlaps(List<Row> rows) {
    Map<String, List<Row>> byCode = new HashMap<>();
    Set<UnitId> seen = new HashSet<>();
    for (Row row : rows) {
      if (!seen.add(row.id())) {
        problem(row.line(), row.id() + " stands twice");
      }
      for (Row other : byCode.computeIfAbsent(row.id().code(), code -> new ArrayList<>())) {
        if (row.overlaps(other)) {
          problem(row.line(), row.id() + " overlaps " + other.id());
        }
      }
      byCode.get(row.id().code()).add(row);
    }
  }

  private List<Unit> link(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    LocalDate sinceEver =
        rows.stream().map(row -> row.id().validFrom()).min(LocalDate::compareTo).orElseThrow();
    List<Unit> units = new ArrayList<>();
    for (Row row : rows) {
      units.add(unit(row, rows, row.id().validFrom().equals(sinceEver)));
    }
    return units;
  }

  private Unit unit(Row row, List<Row> rows, boolean sinceEver) {
    long fromMs = sinceEver ? Long.MIN_VALUE : startOf(row.id().validFrom());
    long untilMs = row.lastDay().map(day -> startOf(day.plusDays(1))).orElse(Long.MAX_VALUE);
    Optional<UnitId> successor =
        row.lastDay()
            .flatMap(
                day ->
                    codes(row, "successor_code")
                        .flatMap(
                            code -> find(row, rows, code, day.plusDays(1), Row::startsOn).stream())
                        .findFirst());
    List<UnitId> predecessors =
        sinceEver
            ? List.of()
            : codes(row, "predecessor_codes")
                .flatMap(
                    code ->
                        find(row, rows, code, row.id().validFrom().minusDays(1), Row::endsOn)
                            .stream())
                .toList();
    return new Unit(
        row.id(),
        new Unit.Names(row.text("name_vi"), row.text("name_en"), row.text("full_name_vi")),
        row.text("type"),
        new Unit.Validity(fromMs, untilMs, sinceEver, row.lastDay()),
        successor,
        predecessors,
        new Unit.Population(row.inhabitants(), row.text("population_basis")),
        row.text("macro_region").split("\\|")[0].strip());
  }

  private Optional<UnitId> find(
      Row from, List<Row> rows, String code, LocalDate day, DayMatch matches) {
    Optional<UnitId> found =
        rows.stream()
            .filter(row -> row.id().code().equals(code) && matches.test(row, day))
            .map(Row::id)
            .findFirst();
    if (found.isEmpty()) {
      problem(from.line(), from.id() + " names " + code + ", of which no version fits " + day);
    }
    return found;
  }

  private static Stream<String> codes(Row row, String column) {
    return Stream.of(row.text(column).split(" ")).filter(code -> !code.isEmpty());
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private void problem(long line, String what) {
    problems.add(origin + " line " + line + ": " + what);
  }

  private void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidRegistry(problems);
    }
  }

  private interface DayMatch {
    boolean test(Row row, LocalDate day);
  }

  private record Row(
      long line, UnitId id, Optional<LocalDate> lastDay, OptionalLong inhabitants, CSVRecord csv) {

    String text(String column) {
      return Normalizer.normalize(csv.get(column).strip(), Normalizer.Form.NFC);
    }

    boolean startsOn(LocalDate day) {
      return id.validFrom().equals(day);
    }

    boolean endsOn(LocalDate day) {
      return lastDay.filter(day::equals).isPresent();
    }

    boolean overlaps(Row other) {
      LocalDate end = lastDay.orElse(LocalDate.MAX);
      LocalDate otherEnd = other.lastDay.orElse(LocalDate.MAX);
      return !id.validFrom().isAfter(otherEnd) && !other.id.validFrom().isAfter(end);
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
