package vn.dxpulse.streams.pane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts by looking at every event again, by the rule of {@code design.md}, section 4: a window W
 * at T holds the events of all panes {@code [s, e)} that overlap {@code (T - W, T]}. Shares no code
 * with the board.
 */
final class FlowOracle {

  private final int counters;
  private final List<Event> events = new ArrayList<>();

  FlowOracle(int counters) {
    this.counters = counters;
  }

  void add(int unit, long timeMs, long mask) {
    events.add(new Event(unit, timeMs, mask));
  }

  /** Counts that the board must show. */
  long[] counts(int unit, Window window, long nowMs) {
    Shape shape = Shape.of(window);
    return count(
        unit,
        event -> {
          long paneStartMs = Math.floorDiv(event.timeMs(), shape.paneMs()) * shape.paneMs();
          long paneEndMs = paneStartMs + shape.paneMs();
          return shape.endless() || (paneStartMs <= nowMs && paneEndMs > nowMs - shape.windowMs());
        });
  }

  /** Counts of the events in {@code (afterMs, untilMs]}. */
  long[] countsBetween(int unit, long afterMs, long untilMs) {
    return count(unit, event -> event.timeMs() > afterMs && event.timeMs() <= untilMs);
  }

  private long[] count(int unit, EventFilter filter) {
    long[] counts = new long[counters];
    for (Event event : events) {
      if (event.unit() == unit && filter.accepts(event)) {
        Arrays.setAll(counts, i -> counts[i] + (event.mask() >> i & 1));
      }
    }
    return counts;
  }

  /** Lengths of a window and its panes, written down once more. */
  record Shape(long windowMs, long paneMs, boolean endless) {
    static Shape of(Window window) {
      return switch (window) {
        case LAST_MINUTE -> new Shape(60_000, 1_000, false);
        case LAST_HOUR -> new Shape(3_600_000, 60_000, false);
        case LAST_DAY -> new Shape(86_400_000, 60_000, false);
        case ALL_TIME -> new Shape(1, 1, true);
      };
    }
  }

  private interface EventFilter {
    boolean accepts(Event event);
  }

  private record Event(int unit, long timeMs, long mask) {}
}
