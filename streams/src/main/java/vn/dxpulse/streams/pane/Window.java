package vn.dxpulse.streams.pane;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The windows that flows are kept for.
 *
 * <p>Worst error of a rolling window: one pane at its old edge, so one second for {@code 1m} and
 * one minute for {@code 1h} and {@code 24h} ({@code docs/domain.md}).
 */
public enum Window {
  LAST_MINUTE("1m", Duration.ofMinutes(1), PaneSize.SECOND),
  LAST_HOUR("1h", Duration.ofHours(1), PaneSize.MINUTE),
  LAST_DAY("24h", Duration.ofHours(24), PaneSize.MINUTE),
  ALL_TIME("all");

  private final String id;
  private final Duration length;
  private final Optional<PaneSize> paneSize;

  Window(String id, Duration length, PaneSize paneSize) {
    this.id = id;
    this.length = length;
    this.paneSize = Optional.of(paneSize);
  }

  Window(String id) {
    this.id = id;
    this.length = Duration.ZERO;
    this.paneSize = Optional.empty();
  }

  /** Name in keys and columns. */
  public String id() {
    return id;
  }

  /** Panes of a rolling window; empty for all time. */
  Optional<PaneSize> paneSize() {
    return paneSize;
  }

  long lengthMs() {
    return length.toMillis();
  }

  static List<Window> rollingOver(PaneSize size) {
    return Arrays.stream(values())
        .filter(window -> window.paneSize.filter(size::equals).isPresent())
        .toList();
  }
}
