package vn.dxpulse.streams.rollup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.kpi.Scope;
import vn.dxpulse.streams.kpi.View;

/**
 * Which rows are sums of which. Each unit belongs to one unit of today, the last of its successors,
 * so what units say today adds up to what they said as they were. Immutable.
 *
 * <p>Worked example (shipped registry): {@code 19@2025-07-01} restated is the sum of {@code
 * 06@2019-04-01}, {@code 19@2019-04-01} and itself. Old Bắc Ninh, {@code 27@2019-04-01}, counts in
 * the Red River Delta as reported and in the Northeast restated, for there lies its successor's
 * administrative centre.
 */
final class UnitGroups {

  private final List<Unit> units;
  private final List<Unit> today = new ArrayList<>();
  private final List<Integer> numbersOfToday = new ArrayList<>();
  private final List<Group> restated = new ArrayList<>();
  private final List<Group> sums = new ArrayList<>();

  /**
   * A row that is a sum.
   *
   * @param of what is added up: {@code REPORTED} units as they were, {@code RESTATED} those of
   *     today
   * @param parts their numbers, in the order of the registry or of {@link #restated}
   */
  record Group(Scope scope, View of, List<Integer> parts) {
    Group {
      parts = List.copyOf(parts);
    }
  }

  UnitGroups(UnitRegistry registry) {
    units = registry.units();
    Map<Unit, List<Integer>> byUnitOfToday = new LinkedHashMap<>();
    for (int number = 0; number < units.size(); number++) {
      byUnitOfToday
          .computeIfAbsent(last(registry.lineage(units.get(number))), unit -> new ArrayList<>())
          .add(number);
    }
    byUnitOfToday.forEach(
        (unit, parts) -> {
          today.add(unit);
          numbersOfToday.add(units.indexOf(unit));
          restated.add(new Group(Scope.restated(unit.id()), View.REPORTED, parts));
        });
    addSums(View.REPORTED, units);
    addSums(View.RESTATED, today);
  }

  private static Unit last(Stream<Unit> lineage) {
    return lineage.reduce((older, newer) -> newer).orElseThrow();
  }

  private void addSums(View of, List<Unit> parts) {
    Map<String, List<Integer>> byRegion = new LinkedHashMap<>();
    for (int number = 0; number < parts.size(); number++) {
      byRegion
          .computeIfAbsent(parts.get(number).macroRegion(), region -> new ArrayList<>())
          .add(number);
    }
    byRegion.remove(""); // units of no region count in the nation alone
    byRegion.forEach(
        (region, numbers) -> sums.add(new Group(Scope.region(of, region), of, numbers)));
    List<Integer> all = IntStream.range(0, parts.size()).boxed().toList();
    sums.add(new Group(Scope.nation(of), of, all));
  }

  /** Units of the registry; their numbers are their places. */
  List<Unit> units() {
    return units;
  }

  /** Number of the unit of today that a group is named after. */
  int unitOfToday(int group) {
    return numbersOfToday.get(group);
  }

  /** Units of today, as sums of units as they were. */
  List<Group> restated() {
    return Collections.unmodifiableList(restated);
  }

  /** Macro-regions and nation, as sums of units as they were and of those of today. */
  List<Group> sums() {
    return Collections.unmodifiableList(sums);
  }
}
