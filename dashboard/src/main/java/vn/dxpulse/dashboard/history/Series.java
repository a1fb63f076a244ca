package vn.dxpulse.dashboard.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rows of one unit, KPI and resolution by start, newest revision each.
 *
 * <p>Lies in arrays of primitive numbers, 29 bytes a row, of which at most a third are spare. A row
 * at the end costs O(1), one in between moves those after it. Starts are whole minutes, so that
 * they fit into an int until the year 6053.
 *
 * <p>Thread rule: any thread; guarded by itself.
 */
final class Series {

  private static final long MINUTE_MS = 60_000;
  private static final int FIRST_CAPACITY = 8;

  private static final byte RATIO = 1;
  private static final byte SIMULATED = 2;

  private Rows rows = new Rows(FIRST_CAPACITY);
  // Rows are [first, end): those before first were dropped and are overwritten some day.
  private int first;
  private int end;

  /**
   * Takes a row, unless its revision is not greater than that of the row already here.
   *
   * @throws IllegalArgumentException if it does not start with a minute between 1970 and 6053
   */
  synchronized void put(HistoryPoint point) {
    int minute = minute(point.startMs());
    int found = Arrays.binarySearch(rows.minutes, first, end, minute);
    if (found >= 0 && rows.revisions[found] >= point.revision()) {
      return;
    }
    int place = found >= 0 ? found : insert(-found - 1);
    rows.set(place, minute, point);
  }

  /** Forgets the row of a start, if there is one. */
  synchronized void remove(long startMs) {
    int place = Arrays.binarySearch(rows.minutes, first, end, minute(startMs));
    if (place >= 0) {
      rows.copy(place + 1, rows, place, end - place - 1);
      end -= 1;
    }
  }

  /** Forgets the rows that start before {@code startMs}. */
  synchronized void dropBefore(long startMs) {
    first = firstFrom(startMs);
  }

  synchronized boolean isEmpty() {
    return first == end;
  }

  /** Rows with a start in {@code [fromMs, toMs)}, oldest first. */
  synchronized List<HistoryPoint> between(long fromMs, long toMs) {
    List<HistoryPoint> points = new ArrayList<>();
    for (int place = firstFrom(fromMs); place < end && rows.startMs(place) < toMs; place++) {
      points.add(rows.point(place));
    }
    return points;
  }

  /** Rows that there is room for now. */
  synchronized int capacity() {
    return rows.capacity();
  }

  private int firstFrom(long startMs) {
    int place = first;
    int after = end;
    while (place < after) {
      int middle = (place + after) >>> 1;
      if (rows.startMs(middle) < startMs) {
        place = middle + 1;
      } else {
        after = middle;
      }
    }
    return place;
  }

  /** Opens a gap before the row at {@code before}; where the gap is now. */
  private int insert(int before) {
    int place = before;
    if (end == rows.capacity()) {
      place -= first;
      makeRoom();
    }
    rows.copy(place, rows, place + 1, end - place);
    end += 1;
    return place;
  }

  /** Moves the rows to the front: of the same arrays if a quarter of them is free then. */
  private void makeRoom() {
    int count = end - first;
    int capacity = rows.capacity();
    Rows roomier = first * 4 >= capacity ? rows : new Rows(capacity + capacity / 2);
    rows.copy(first, roomier, 0, count);
    rows = roomier;
    first = 0;
    end = count;
  }

  private static int minute(long startMs) {
    long minute = startMs / MINUTE_MS;
    if (minute * MINUTE_MS != startMs || minute < 0 || minute > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a start is a whole minute between 1970 and 6053, got " + startMs + " ms");
    }
    return (int) minute;
  }

  /** One array per column. */
  private static final class Rows {
    final int[] minutes;
    final long[] numerators;
    final long[] denominators;
    final long[] revisions;
    final byte[] flags;

    Rows(int capacity) {
      minutes = new int[capacity];
      numerators = new long[capacity];
      denominators = new long[capacity];
      revisions = new long[capacity];
      flags = new byte[capacity];
    }

    int capacity() {
      return minutes.length;
    }

    void set(int place, int minute, HistoryPoint point) {
      minutes[place] = minute;
      numerators[place] = point.numerator();
      denominators[place] = point.denominator().orElse(0);
      revisions[place] = point.revision();
      int ratio = point.denominator().isPresent() ? RATIO : 0;
      flags[place] = (byte) (ratio | (point.simulated() ? SIMULATED : 0));
    }

    long startMs(int place) {
      return minutes[place] * MINUTE_MS;
    }

    HistoryPoint point(int place) {
      return new HistoryPoint(
          startMs(place),
          numerators[place],
          (flags[place] & RATIO) == 0 ? OptionalLong.empty() : OptionalLong.of(denominators[place]),
          (flags[place] & SIMULATED) != 0,
          revisions[place]);
    }

    void copy(int from, Rows target, int to, int count) {
      System.arraycopy(minutes, from, target.minutes, to, count);
      System.arraycopy(numerators, from, target.numerators, to, count);
      System.arraycopy(denominators, from, target.denominators, to, count);
      System.arraycopy(revisions, from, target.revisions, to, count);
      System.arraycopy(flags, from, target.flags, to, count);
    }
  }
}
