package vn.dxpulse.streams.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.kpi.UnitIndex;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Finds the unit of a fact among those of a task, and rejects facts that have none or that belong
 * to another task. Stream thread only.
 */
final class UnitFinder {

  /** The fact has gone to the dead letters. */
  static final int REJECTED = -1;

  private final UnitRegistry registry;
  private final DeadLetters deadLetters;
  private final UnitIndex index;
  private final int[] numberInTask;

  /**
   * Finds units of {@code taskUnits} by their number there.
   *
   * @param taskUnits units whose facts this task may count
   */
  UnitFinder(UnitRegistry registry, List<Unit> taskUnits, DeadLetters deadLetters) {
    this.registry = registry;
    this.deadLetters = deadLetters;
    this.index = new UnitIndex(registry.units());
    this.numberInTask = numbersInTask(registry.units(), taskUnits);
  }

  /** Number of the unit that the fact's province code meant at event time, or REJECTED. */
  int find(Record<byte[], byte[]> record, FactCursor cursor, long eventTimeMs) {
    int slot = FactIntake.PROVINCE_CODE;
    int number =
        index.find(
            cursor.textBytes(slot), cursor.textStart(slot), cursor.textLength(slot), eventTimeMs);
    if (number < 0) {
      deadLetters.rejectUnknownUnit(record, registry, cursor.text(slot), eventTimeMs);
      return REJECTED;
    }
    if (numberInTask[number] < 0 || !keyIsProvinceCode(record, cursor)) {
      return rejectMisrouted(record, cursor.text(slot));
    }
    return numberInTask[number];
  }

  /**
   * Number of the unit that the fact names by its first day, or where it names none of the unit
   * that its code meant at event time; or REJECTED.
   */
  int findVersion(Record<byte[], byte[]> record, FactCursor cursor, Optional<String> validFrom) {
    long eventTimeMs = cursor.number(FactIntake.EVENT_TIME);
    if (validFrom.isEmpty()) {
      return find(record, cursor, eventTimeMs);
    }
    String code = cursor.text(FactIntake.PROVINCE_CODE);
    String wanted = code + "@" + validFrom.get();
    for (int number = 0; number < numberInTask.length; number++) {
      if (registry.units().get(number).id().toString().equals(wanted)) {
        return numberInTask[number] < 0 || !keyIsProvinceCode(record, cursor)
            ? rejectMisrouted(record, code)
            : numberInTask[number];
      }
    }
    deadLetters.reject(
        record, RejectionReason.UNKNOWN_REGION, "unit " + wanted + " is not in the registry");
    return REJECTED;
  }

  private int rejectMisrouted(Record<byte[], byte[]> record, String code) {
    deadLetters.reject(
        record,
        RejectionReason.MISROUTED,
        "province " + code + " needs key '" + code + "' and the partition that murmur2 gives it");
    return REJECTED;
  }

  private static boolean keyIsProvinceCode(Record<byte[], byte[]> record, FactCursor cursor) {
    return record.key() != null && cursor.textIs(FactIntake.PROVINCE_CODE, record.key());
  }

  private static int[] numbersInTask(List<Unit> all, List<Unit> taskUnits) {
    List<Unit> owned = new ArrayList<>(taskUnits);
    int[] numbers = new int[all.size()];
    Arrays.setAll(numbers, i -> owned.indexOf(all.get(i)));
    return numbers;
  }
}
