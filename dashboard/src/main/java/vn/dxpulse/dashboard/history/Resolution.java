package vn.dxpulse.dashboard.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Length of what a row is about. Days are Vietnamese, +07:00, and always have 24 hours. */
public enum Resolution {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final long lengthMs;

  Resolution(Duration length) {
    this.lengthMs = length.toMillis();
  }

  /** The resolution that the topic calls {@code text}; empty if there is none. */
  public static Optional<Resolution> named(String text) {
    return Arrays.stream(values()).filter(resolution -> resolution.text().equals(text)).findFirst();
  }

  /** {@code hour} or {@code day}, as in the topic. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Length in milliseconds. */
  public long lengthMs() {
    return lengthMs;
  }
}
