package vn.dxpulse.streams.kpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.dxpulse.schemas.unit.Unit;

/**
 * Finds a unit's number by the bytes of its code and an event time, without allocating. Immutable
 * once built.
 */
public final class UnitIndex {

  /** No unit ever had this code. */
  public static final int UNKNOWN_CODE = -1;

  /** Units had this code, but none at that time. */
  public static final int NO_UNIT_THEN = -2;

  private final Code[] table;

  /**
   * @param units units in the order of their numbers
   */
  public UnitIndex(List<Unit> units) {
    table = new Code[Integer.highestOneBit(Math.max(units.size(), 1)) * 4];
    for (int number = 0; number < units.size(); number++) {
      insert(units.get(number), number);
    }
  }

  /** Number of the unit, or {@link #UNKNOWN_CODE} or {@link #NO_UNIT_THEN}. */
  public int find(byte[] bytes, int start, int length, long eventTimeMs) {
    int slot = hash(bytes, start, length) & (table.length - 1);
    while (table[slot] != null) {
      if (table[slot].is(bytes, start, length)) {
        return table[slot].at(eventTimeMs);
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return UNKNOWN_CODE;
  }

  private void insert(Unit unit, int number) {
    byte[] code = unit.code().getBytes(StandardCharsets.UTF_8);
    int slot = hash(code, 0, code.length) & (table.length - 1);
    while (table[slot] != null && !table[slot].is(code, 0, code.length)) {
      slot = (slot + 1) & (table.length - 1);
    }
    if (table[slot] == null) {
      table[slot] = new Code(code, new ArrayList<>());
    }
    table[slot].versions().add(new Version(unit.validity(), number));
  }

  private static int hash(byte[] bytes, int start, int length) {
    int hash = 1;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ (hash >>> 16);
  }

  private record Version(Unit.Validity validity, int number) {}

  private static final class Code {
    private final byte[] bytes;
    private final List<Version> versions;

    Code(byte[] bytes, List<Version> versions) {
      this.bytes = bytes;
      this.versions = versions;
    }

    List<Version> versions() {
      return versions;
    }

    boolean is(byte[] other, int start, int length) {
      return Arrays.equals(bytes, 0, bytes.length, other, start, start + length);
    }

    int at(long eventTimeMs) {
      for (int i = 0; i < versions.size(); i++) {
        Version version = versions.get(i);
        if (version.validity().contains(eventTimeMs)) {
          return version.number();
        }
      }
      return NO_UNIT_THEN;
    }
  }
}
