package vn.dxpulse.streams.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.kpi.UnitIndex;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Finds the unit of a fact among those of a task. Stream thread only. */
final class UnitFinder {

  private final UnitRegistry registry;
  private final UnitIndex index;
  private final int[] numberInTask;

  /**
   * Finds units of {@code taskUnits} by their number there.
   *
   * @param taskUnits units whose facts this task counts
   */
  UnitFinder(UnitRegistry registry, List<Unit> taskUnits) {
    this.registry = registry;
    this.index = new UnitIndex(registry.units());
    this.numberInTask = new int[registry.units().size()];
    Arrays.setAll(numberInTask, i -> taskUnits.indexOf(registry.units().get(i)));
  }

  /**
   * Number of the unit that the fact's province code meant at event time.
   *
   * @throws Rejection if it meant none
   * @throws Misrouted if another task counts it
   */
  int find(FactCursor cursor) throws Rejection, Misrouted {
    int slot = FactJudge.PROVINCE_CODE;
    long eventTimeMs = cursor.number(FactJudge.EVENT_TIME);
    int number =
        index.find(
            cursor.textBytes(slot), cursor.textStart(slot), cursor.textLength(slot), eventTimeMs);
    if (number < 0) {
      throw noUnit(registry, cursor.text(slot), eventTimeMs);
    }
    return inTask(number, cursor);
  }

  /**
   * Number of the unit that the fact names by its first day, or where it names none of the unit
   * that its code meant at event time.
   */
  int find(FactCursor cursor, Optional<String> validFrom) throws Rejection, Misrouted {
    if (validFrom.isEmpty()) {
      return find(cursor);
    }
    String wanted = cursor.text(FactJudge.PROVINCE_CODE) + "@" + validFrom.get();
    for (int number = 0; number < numberInTask.length; number++) {
      if (registry.units().get(number).id().toString().equals(wanted)) {
        return inTask(number, cursor);
      }
    }
    throw new Rejection(
        RejectionReason.UNKNOWN_REGION, "unit " + wanted + " is not in the registry");
  }

  /** Why {@code code} meant no unit at {@code eventTimeMs}. */
  static Rejection noUnit(UnitRegistry registry, String code, long eventTimeMs) {
    List<Unit> versions = registry.versions(code);
    if (versions.isEmpty()) {
      return new Rejection(
          RejectionReason.UNKNOWN_REGION, "province code '" + code + "' is not known");
    }
    Unit last = versions.get(versions.size() - 1);
    String successor = last.successor().map(id -> "; its successor is " + id).orElse("");
    return new Rejection(
        RejectionReason.CLOSED_UNIT,
        last.id() + " did not exist at " + FactJudge.instant(eventTimeMs) + successor);
  }

  private int inTask(int number, FactCursor cursor) throws Misrouted {
    if (numberInTask[number] < 0) {
      throw new Misrouted(cursor.text(FactJudge.PROVINCE_CODE));
    }
    return numberInTask[number];
  }
}
