package vn.dxpulse.schemas.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The units that exist at {@code timeMs} (UTC milliseconds), in the order of the file. */
  public List<Unit> unitsAt(long timeMs) {
    return units.stream().filter(unit -> unit.validity().contains(timeMs)).toList();
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

  /**
   * The unit that {@code code} meant at {@code eventTimeMs}, or, where it meant none but its last
   * unit ended less than that unit's {@code grace_days} ago, the unit that has succeeded it by
   * then.
   *
   * <p>Worked example: code 30 ends on 2025-06-30 with {@code grace_days} 31. On 2025-07-31 it
   * still counts for 31, by grace; on 2025-08-01 for none. Code 15 never has grace: it means Lào
   * Cai from 2025-07-01 on.
   */
  public Optional<Found> findOrSuccessor(String code, long eventTimeMs) {
    Optional<Found> direct = find(code, eventTimeMs).map(unit -> new Found(unit, false));
    return direct.isPresent() ? direct : findByGrace(code, eventTimeMs);
  }

  /**
   * The units of {@code timeMs} that {@code name} may mean, see {@link NameSearch}; several if it
   * is ambiguous. For search and import only.
   */
  public List<Unit> search(String name, long timeMs) {
    return NameSearch.among(unitsAt(timeMs), unit -> unit.names().all(), name);
  }

  /** The units of any time that {@code name} may mean, in the order of the file. */
  public List<Unit> search(String name) {
    return NameSearch.among(units, unit -> unit.names().all(), name);
  }

  /** Versions of a code from the oldest to the newest; empty if the code is not known. */
  public List<Unit> versions(String code) {
    return versionsByCode.getOrDefault(code, List.of());
  }

  /** A unit, then the one that took it over, then that one's successor, and so on to the last. */
  public Stream<Unit> lineage(Unit unit) {
    return Stream.iterate(
            Optional.of(unit),
            Optional::isPresent,
            earlier -> earlier.flatMap(Unit::successor).flatMap(this::find))
        .flatMap(Optional::stream);
  }

  private Optional<Found> findByGrace(String code, long eventTimeMs) {
    Optional<Unit> ended =
        versions(code).stream()
            .filter(unit -> unit.validity().inGrace(eventTimeMs))
            .reduce((older, newer) -> newer);
    return ended
        .flatMap(unit -> successorAt(unit, eventTimeMs))
        .map(successor -> new Found(successor, true));
  }

  private Optional<Unit> successorAt(Unit ended, long timeMs) {
    return lineage(ended).skip(1).filter(unit -> unit.validity().contains(timeMs)).findFirst();
  }

  private static List<Unit> sortedByStart(List<Unit> versions) {
    return versions.stream()
        .sorted((a, b) -> Long.compare(a.validity().fromMs(), b.validity().fromMs()))
        .toList();
  }

  /**
   * What a code meant.
   *
   * @param byGrace true if the code's own unit had ended and this is its successor
   */
  public record Found(Unit unit, boolean byGrace) {}
}
