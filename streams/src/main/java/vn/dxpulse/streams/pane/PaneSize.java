package vn.dxpulse.streams.pane;

/** Length of the panes of one ring. */
public enum PaneSize {
  /** Panes of the rolling minute. */
  SECOND(1_000),
  /** Panes of the rolling hour and day. */
  MINUTE(60_000);

  private final long lengthMs;

  PaneSize(long lengthMs) {
    this.lengthMs = lengthMs;
  }

  /** Number of the pane that holds {@code timeMs}: pane n is {@code [n, n + 1)} lengths. */
  long paneAt(long timeMs) {
    return Math.floorDiv(timeMs, lengthMs);
  }

  long lengthMs() {
    return lengthMs;
  }
}
