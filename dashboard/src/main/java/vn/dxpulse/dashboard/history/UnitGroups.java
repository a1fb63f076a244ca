package vn.dxpulse.dashboard.history;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which unit took over which, and in which macro-region each counts.
 *
 * @param successors successor of each unit that has one
 * @param regions macro-region of each unit that has one
 */
public record UnitGroups(Map<String, String> successors, Map<String, String> regions) {

  public UnitGroups {
    successors = Map.copyOf(successors);
    regions = Map.copyOf(regions);
  }

  /**
   * The last of the successors of {@code unit}, which is the unit itself if nobody took it over or
   * its successors go in a circle.
   */
  public String lastOf(String unit) {
    Set<String> seen = new HashSet<>();
    String last = unit;
    for (String next = successors.get(last); next != null; next = successors.get(last)) {
      if (!seen.add(last)) {
        return unit;
      }
      last = next;
    }
    return last;
  }

  /** Macro-region that {@code unit} counts in; empty if in none. */
  public Optional<String> regionOf(String unit) {
    return Optional.ofNullable(regions.get(unit));
  }

  /** Names of the macro-regions, sorted. */
  public List<String> regionNames() {
    return regions.values().stream().distinct().sorted().toList();
  }
}
