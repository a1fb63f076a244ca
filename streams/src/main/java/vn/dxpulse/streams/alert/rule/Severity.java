package vn.dxpulse.streams.alert.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much an alert matters, the least first. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL;

  /** As it stands in files and rows. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity after so many escalations, each one step up to {@link #CRITICAL}. */
  public Severity raisedBy(int levels) {
    return values()[Math.min(ordinal() + levels, CRITICAL.ordinal())];
  }

  public static Optional<Severity> find(String token) {
    return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
  }

  public static List<String> tokens() {
    return Arrays.stream(values()).map(Severity::token).toList();
  }
}
