package vn.dxpulse.streams.pane;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The windows that flows are kept for: rolling ones, calendar ones up to T, and all time.
 *
 * <p>Worst error of a rolling window: one pane at its old edge, so one second for {@code 1m}, one
 * minute for {@code 1h} and {@code 24h}, one hour for {@code 7d} and {@code 30d}. Calendar windows
 * and all time are exact ({@code docs/domain.md}).
 */
public enum Window {
  LAST_MINUTE("1m", Duration.ofMinutes(1), PaneSize.SECOND),
  LAST_HOUR("1h", Duration.ofHours(1), PaneSize.MINUTE),
  LAST_DAY("24h", Duration.ofHours(24), PaneSize.MINUTE),
  LAST_7_DAYS("7d", Duration.ofDays(7), PaneSize.HOUR),
  LAST_30_DAYS("30d", Duration.ofDays(30), PaneSize.HOUR),
  /** The Vietnamese day of T. */
  DAY("day") {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day;
    }
  },
  MONTH("month") {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day.withDayOfMonth(1);
    }
  },
  QUARTER("quarter") {
    @Override
    LocalDate firstDay(LocalDate day) {
      return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }
  },
  YEAR("year") {
    @Override
    LocalDate firstDay(LocalDate day) {
      return day.withDayOfYear(1);
    }
  },
  ALL_TIME("all");

  private final String id;
  private final Duration length;
  private final PaneSize paneSize;

  Window(String id, Duration length, PaneSize paneSize) {
    this.id = id;
    this.length = length;
    this.paneSize = paneSize;
  }

  Window(String id) {
    this(id, Duration.ZERO, PaneSize.DAY);
  }

  /** Name in keys and columns. */
  public String id() {
    return id;
  }

  /** Length of a rolling window; zero for the others. */
  long lengthMs() {
    return length.toMillis();
  }

  /** First pane that belongs to the window at T = {@code timeMs}; never goes back as T goes on. */
  long firstPane(long timeMs) {
    if (!length.isZero()) {
      return paneSize.paneAt(timeMs - length.toMillis());
    }
    return firstDay(LocalDate.ofEpochDay(PaneSize.DAY.paneAt(timeMs))).toEpochDay();
  }

  /** First day of a calendar window that {@code day} is in. */
  LocalDate firstDay(LocalDate day) {
    throw new IllegalStateException(this + " has no first day");
  }

  /** Windows that sum panes of {@code size}. */
  static List<Window> over(PaneSize size) {
    return Arrays.stream(values())
        .filter(window -> window != ALL_TIME && window.paneSize == size)
        .toList();
  }
}
