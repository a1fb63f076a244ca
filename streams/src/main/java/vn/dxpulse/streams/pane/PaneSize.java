package vn.dxpulse.streams.pane;

/**
 * Length of panes. Pane n of a size is {@code [n, n + 1)} lengths since midnight of 1970-01-01 in
 * Vietnam (+07:00, no daylight saving), so days are Vietnamese days.
 */
public enum PaneSize {
  /** Panes of the rolling minute. */
  SECOND(1_000),
  /** Panes of the rolling hour and day. */
  MINUTE(60_000),
  /** Panes of the rolling 7 and 30 days. */
  HOUR(3_600_000),
  /** Panes of the calendar windows; kept for ever. */
  DAY(86_400_000);

  /** Midnight in Vietnam is this much before midnight UTC. */
  static final long ZONE_OFFSET_MS = 7 * 3_600_000;

  private final long lengthMs;

  PaneSize(long lengthMs) {
    this.lengthMs = lengthMs;
  }

  /** Number of the pane that holds {@code timeMs}. */
  public long paneAt(long timeMs) {
    return Math.floorDiv(timeMs + ZONE_OFFSET_MS, lengthMs);
  }

  /** First millisecond of a pane. */
  public long startOf(long pane) {
    return pane * lengthMs - ZONE_OFFSET_MS;
  }

  /** True if both moments lie in one pane. */
  public boolean inOne(long oneMs, long otherMs) {
    return paneAt(oneMs) == paneAt(otherMs);
  }

  long lengthMs() {
    return lengthMs;
  }
}
