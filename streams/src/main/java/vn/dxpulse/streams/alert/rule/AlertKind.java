package vn.dxpulse.streams.alert.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an alert is about. */
public enum AlertKind {
  TARGET,
  PACE,
  NO_DATA,
  DATA_QUALITY,
  WATCHDOG;

  /** As it stands in files and rows. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AlertKind> find(String token) {
    return Arrays.stream(values()).filter(kind -> kind.token().equals(token)).findFirst();
  }

  static List<String> tokens() {
    return Arrays.stream(values()).map(AlertKind::token).toList();
  }
}
