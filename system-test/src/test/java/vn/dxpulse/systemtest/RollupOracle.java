package vn.dxpulse.systemtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import vn.dxpulse.schemas.row.KpiCurrent;

/**
 * What rows of today's units, macro-regions and the nation must say, added up from the rows of
 * units as they were. Shares no code with the product: it reads the registry itself, and goes by
 * predecessors where the product goes by successors.
 */
final class RollupOracle {

  private static final Set<String> SUMS = Set.of("restated", "region", "nation");
  private static final String LATEST = "latest";

  private final Map<String, List<String>> unitsByRow = new TreeMap<>();

  /** Of the registry with these lines. */
  RollupOracle(List<RegistryLine> lines) {
    for (RegistryLine line : lines) {
      add("nation|reported", line.unit());
      if (!line.region().isEmpty()) {
        add("region|reported:" + line.region(), line.unit());
      }
      if (line.lastDay().isEmpty()) {
        for (String unit : line.withPredecessors(lines)) {
          add("restated|" + line.unit(), unit);
          add("nation|restated", unit);
          if (!line.region().isEmpty()) {
            add("region|restated:" + line.region(), unit);
          }
        }
      }
    }
  }

  private void add(String row, String unit) {
    unitsByRow.computeIfAbsent(row, key -> new ArrayList<>()).add(unit);
  }

  /** Rows of the windows wanted that say something else, or are missing, or one too many. */
  List<String> differences(RowTable table, Predicate<String> windows) {
    Map<String, Sum> expected = expected(table.reported().values(), windows);
    Map<String, Sum> found = new TreeMap<>();
    table
        .newest()
        .forEach(
            (key, row) -> {
              if (SUMS.contains(row.getView()) && windows.test(row.getWindow())) {
                found.put(key, Sum.of(row));
              }
            });
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(found.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
        .map(key -> key + ": expected " + expected.get(key) + ", found " + found.get(key))
        .toList();
  }

  private Map<String, Sum> expected(Iterable<KpiCurrent> reported, Predicate<String> windows) {
    Map<String, Map<String, Sum>> byUnit = new HashMap<>();
    for (KpiCurrent row : reported) {
      if (windows.test(row.getWindow())) {
        byUnit
            .computeIfAbsent(row.getUnit(), unit -> new TreeMap<>())
            .put(row.getKpi() + "|" + row.getWindow(), Sum.of(row));
      }
    }
    Map<String, Sum> expected = new TreeMap<>();
    unitsByRow.forEach(
        (row, units) ->
            units.forEach(
                unit ->
                    byUnit
                        .getOrDefault(unit, Map.of())
                        .forEach((place, sum) -> put(expected, row, unit, place, sum))));
    return expected;
  }

  /** Published statistics do not add up: a unit of today has those published for itself. */
  private static void put(
      Map<String, Sum> expected, String row, String unit, String place, Sum sum) {
    if (!place.endsWith("|" + LATEST)) {
      expected.merge(row + "|" + place, sum, Sum::plus);
    } else if (row.equals("restated|" + unit)) {
      expected.put(row + "|" + place, sum);
    }
  }

  /** Numerator and denominator; null where a row has none. */
  private record Sum(Long numerator, Long denominator) {
    static Sum of(KpiCurrent row) {
      return new Sum(row.getNumerator(), row.getDenominator());
    }

    Sum plus(Sum other) {
      return new Sum(plus(numerator, other.numerator), plus(denominator, other.denominator));
    }

    private static Long plus(Long some, Long more) {
      if (some == null || more == null) {
        return some == null ? more : some;
      }
      return Long.valueOf(some + more);
    }
  }
}
