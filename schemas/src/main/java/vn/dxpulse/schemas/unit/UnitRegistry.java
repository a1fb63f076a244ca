package vn.dxpulse.schemas.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of all units, found by code and event time. Immutable.
 *
 * <p>Worked example (shipped registry): code 15 is Yên Bái at 2025-06-30T16:59:59.999Z, the last
 * millisecond of 2025-06-30 in Vietnam, and Lào Cai one millisecond later.
 */
public final class UnitRegistry {

  private final List<Unit> units;
  private final Map<String, List<Unit>> versionsByCode = new HashMap<>();
  private final Map<UnitId, Unit> byId = new HashMap<>();

  UnitRegistry(List<Unit> units) {
    this.units = List.copyOf(units);
    for (Unit unit : units) {
      byId.put(unit.id(), unit);
      versionsByCode.computeIfAbsent(unit.code(), code -> new ArrayList<>()).add(unit);
    }
    versionsByCode.replaceAll((code, versions) -> sortedByStart(versions));
  }

  /** Every version of every unit, in the order of the file. */
  public List<Unit> units() {
    return units;
  }

  /** The unit that {@code code} meant at {@code eventTimeMs} (UTC milliseconds), if any. */
  public Optional<Unit> find(String code, long eventTimeMs) {
    for (Unit unit : versions(code)) {
      if (unit.validity().contains(eventTimeMs)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** The unit of that key, if any. */
  public Optional<Unit> find(UnitId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Versions of a code from the oldest to the newest; empty if the code is not known. */
  public List<Unit> versions(String code) {
    return versionsByCode.getOrDefault(code, List.of());
  }

  private static List<Unit> sortedByStart(List<Unit> versions) {
    return versions.stream()
        .sorted((a, b) -> Long.compare(a.validity().fromMs(), b.validity().fromMs()))
        .toList();
  }
}
