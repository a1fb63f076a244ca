package vn.dxpulse.streams.pane;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The day panes of one unit, from its oldest day to its newest without gaps; none is ever dropped.
 * Grows in both directions, so a day costs 8 bytes per counter. Mutable; stream thread only.
 */
final class DayPanes implements Panes {

  private static final int MIN_ROOM = 64;

  private final int counters;
  private final BitSet touched = new BitSet();
  private long[] counts = new long[0];
  private long firstDay;
  private int room;

  DayPanes(int counters) {
    this.counters = counters;
  }

  @Override
  public void add(long pane, Delta delta) {
    int day = claim(pane);
    delta.addTo(counts, day * counters);
    touched.set(day);
  }

  @Override
  public void restore(long pane, long[] values) {
    int day = claim(pane);
    System.arraycopy(values, 0, counts, day * counters, counters);
  }

  @Override
  public void clear(BitSet gone) {
    for (int day = 0; day < room; day++) {
      if (UnitFlows.clear(counts, day * counters, gone)) {
        touched.set(day);
      }
    }
  }

  @Override
  public boolean addTo(long[] sums, long pane, int sign) {
    if (pane < firstDay || pane >= firstDay + room) {
      return false;
    }
    int base = (int) (pane - firstDay) * counters;
    for (int i = 0; i < counters; i++) {
      sums[i] += sign * counts[base + i];
    }
    return true;
  }

  @Override
  public void drainTouched(PaneVisitor visitor) {
    touched.stream()
        .forEach(
            day -> {
              long pane = firstDay + day;
              visitor.pane(Math.toIntExact(pane), pane, counts, day * counters);
            });
    touched.clear();
  }

  private int claim(long pane) {
    if (room == 0) {
      firstDay = pane;
      resize(0, MIN_ROOM);
    } else if (pane < firstDay) {
      long missing = Math.max(firstDay - pane, room / 2);
      resize((int) missing, room + (int) missing);
      firstDay -= missing;
    } else if (pane >= firstDay + room) {
      resize(0, Math.max((int) (pane - firstDay) + 1, room + room / 2));
    }
    return (int) (pane - firstDay);
  }

  private void resize(int shift, int newRoom) {
    long[] grown = new long[newRoom * counters];
    System.arraycopy(counts, 0, grown, shift * counters, counts.length);
    counts = grown;
    room = newRoom;
    if (shift > 0) {
      int[] days = touched.stream().toArray();
      touched.clear();
      Arrays.stream(days).forEach(day -> touched.set(day + shift));
    }
  }
}
