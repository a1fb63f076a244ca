package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes units of the rows of a file: finds predecessors and successors, and whether they agree.
 *
 * <p>A unit has one successor at most, and that one must name it as predecessor: so each counts in
 * exactly one unit, the last of its successors, and those add up to all there ever was. A unit that
 * ended without successor, as regions of a city may, is the last itself.
 */
final class RegistryLinks {

  private final List<RegistryRow> rows;
  private final ZoneId zone;
  private final RegistryProblems problems;
  private final LocalDate sinceEver;

  /**
   * @param rows at least one
   */
  RegistryLinks(List<RegistryRow> rows, ZoneId zone, RegistryProblems problems) {
    this.rows = rows;
    this.zone = zone;
    this.problems = problems;
    this.sinceEver =
        rows.stream().map(row -> row.id().validFrom()).min(LocalDate::compareTo).orElseThrow();
  }

  /** The units, in the order of the rows; to be used only if no problem was found. */
  List<Unit> units() {
    List<Unit> units = rows.stream().map(this::unit).toList();
    Map<UnitId, Unit> byId =
        units.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    for (int number = 0; number < rows.size(); number++) {
      checkSuccessor(rows.get(number), units.get(number), byId);
      checkPredecessors(rows.get(number), units.get(number), byId);
    }
    return units;
  }

  private Unit unit(RegistryRow row) {
    return new Unit(
        row.id(),
        row.names(),
        row.types(),
        validity(row),
        successor(row),
        predecessors(row),
        row.population(),
        row.macroRegion());
  }

  private Unit.Validity validity(RegistryRow row) {
    boolean first = row.startsOn(sinceEver);
    return new Unit.Validity(
        first ? Long.MIN_VALUE : startOf(row.id().validFrom()),
        row.lastDay().map(day -> startOf(day.plusDays(1))).orElse(Long.MAX_VALUE),
        row.lastDay()
            .map(day -> startOf(day.plusDays(1L + row.graceDays())))
            .orElse(Long.MAX_VALUE),
        first,
        row.lastDay());
  }

  private Optional<UnitId> successor(RegistryRow row) {
    return row.lastDay()
        .map(day -> day.plusDays(1))
        .flatMap(
            start ->
                row.codes("successor_code")
                    .flatMap(code -> find(row, code, start, RegistryRow::startsOn).stream())
                    .findFirst());
  }

  private List<UnitId> predecessors(RegistryRow row) {
    if (row.startsOn(sinceEver)) {
      return List.of();
    }
    LocalDate end = row.id().validFrom().minusDays(1);
    return row.codes("predecessor_codes")
        .flatMap(code -> find(row, code, end, RegistryRow::endsOn).stream())
        .toList();
  }

  private Optional<UnitId> find(RegistryRow from, String code, LocalDate day, DayMatch matches) {
    Optional<UnitId> found =
        rows.stream()
            .filter(row -> row.id().code().equals(code) && matches.test(row, day))
            .map(RegistryRow::id)
            .findFirst();
    if (found.isEmpty()) {
      problems.add(from.line(), from.id() + " names " + code + ", of which no version fits " + day);
    }
    return found;
  }

  private void checkSuccessor(RegistryRow row, Unit unit, Map<UnitId, Unit> byId) {
    if (row.lastDay().isPresent()
        && row.graceDays() > 0
        && row.codes("successor_code").findAny().isEmpty()) {
      problems.add(
          row.line(),
          unit.id() + " has grace_days, but no successor_code for which it could count");
    }
    unit.successor()
        .map(byId::get)
        .filter(successor -> !successor.predecessors().contains(unit.id()))
        .ifPresent(
            successor ->
                problems.add(
                    row.line(),
                    unit.id()
                        + " is succeeded by "
                        + successor.id()
                        + ", whose predecessor_codes lack "
                        + unit.code()));
  }

  private void checkPredecessors(RegistryRow row, Unit unit, Map<UnitId, Unit> byId) {
    for (UnitId predecessor : unit.predecessors()) {
      byId.get(predecessor)
          .successor()
          .filter(successor -> !successor.equals(unit.id()))
          .ifPresent(
              successor ->
                  problems.add(
                      row.line(),
                      unit.id()
                          + " names predecessor "
                          + predecessor
                          + ", whose counts go to "
                          + successor));
    }
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private interface DayMatch {
    boolean test(RegistryRow row, LocalDate day);
  }
}
