package vn.dxpulse.streams.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistry.Found;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.kpi.UnitIndex;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Finds the unit of a fact among those of a task. Stream thread only. */
final class UnitFinder {

  private final UnitRegistry registry;
  private final UnitIndex index;
  private final int[] numberInTask;
  private boolean byGrace;

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
   * Number of the unit that the fact's province code meant at event time, or of the successor if
   * the registry grants its code a grace period.
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
    byGrace = number < 0;
    return inTask(byGrace ? findByGrace(cursor.text(slot), eventTimeMs) : number);
  }

  private int findByGrace(String code, long eventTimeMs) throws Rejection {
    Optional<Unit> successor = registry.findOrSuccessor(code, eventTimeMs).map(Found::unit);
    if (successor.isEmpty()) {
      throw noUnit(registry, code, eventTimeMs);
    }
    return registry.units().indexOf(successor.get());
  }

  /**
   * Number of the unit that the fact names by its first day, or where it names none of the unit
   * that its code meant at event time.
   */
  int find(FactCursor cursor, Optional<String> validFrom) throws Rejection, Misrouted {
    if (validFrom.isEmpty()) {
      return find(cursor);
    }
    byGrace = false;
    String wanted = cursor.text(FactJudge.PROVINCE_CODE) + "@" + validFrom.get();
    for (int number = 0; number < numberInTask.length; number++) {
      if (registry.units().get(number).id().toString().equals(wanted)) {
        return inTask(number);
      }
    }
    throw new Rejection(
        RejectionReason.UNKNOWN_REGION, "unit " + wanted + " is not in the registry");
  }

  /** What an accepted fact is booked as: {@link #find} may have found its unit by grace only. */
  Outcome counted() {
    return byGrace ? Outcome.ANOMALOUS : Outcome.COUNTED;
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

  private int inTask(int number) throws Misrouted {
    if (numberInTask[number] < 0) {
      throw new Misrouted(registry.units().get(number).code());
    }
    return numberInTask[number];
  }
}
