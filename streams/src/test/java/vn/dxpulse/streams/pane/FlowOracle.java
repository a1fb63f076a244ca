package vn.dxpulse.streams.pane;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
    return switch (window) {
      case LAST_MINUTE -> rolling(unit, 60_000, 1_000, nowMs);
      case LAST_HOUR -> rolling(unit, 3_600_000, 60_000, nowMs);
      case LAST_DAY -> rolling(unit, 86_400_000, 60_000, nowMs);
      case LAST_7_DAYS -> rolling(unit, 7 * 86_400_000L, 3_600_000, nowMs);
      case LAST_30_DAYS -> rolling(unit, 30 * 86_400_000L, 3_600_000, nowMs);
      case DAY -> sameDays(unit, nowMs, day -> day);
      case MONTH -> sameDays(unit, nowMs, YearMonth::from);
      case QUARTER ->
          sameDays(unit, nowMs, day -> List.of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR)));
      case YEAR -> sameDays(unit, nowMs, Year::from);
      case ALL_TIME -> count(unit, event -> true);
    };
  }

  private long[] rolling(int unit, long windowMs, long paneMs, long nowMs) {
    return count(
        unit,
        event -> {
          long paneStartMs = Math.floorDiv(event.timeMs(), paneMs) * paneMs;
          return paneStartMs <= nowMs && paneStartMs + paneMs > nowMs - windowMs;
        });
  }

  /** Events of days up to that of T that are in the same period as T. */
  private long[] sameDays(int unit, long nowMs, Function<LocalDate, Object> period) {
    LocalDate today = dayOf(nowMs);
    return count(
        unit,
        event -> {
          LocalDate day = dayOf(event.timeMs());
          return !day.isAfter(today) && period.apply(day).equals(period.apply(today));
        });
  }

  private static LocalDate dayOf(long timeMs) {
    return Instant.ofEpochMilli(timeMs).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDate();
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

  private interface EventFilter {
    boolean accepts(Event event);
  }

  private record Event(int unit, long timeMs, long mask) {}
}
