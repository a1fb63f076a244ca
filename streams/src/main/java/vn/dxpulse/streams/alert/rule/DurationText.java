package vn.dxpulse.streams.alert.rule;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations in files: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 7d}, or ISO 8601 such as
 * {@code PT5M}. Days have 24 hours.
 */
public final class DurationText {

  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private DurationText() {}

  /** The duration that a text means; empty if it means none, or one below zero. */
  public static Optional<Duration> read(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!text.isEmpty() && parts.matches()) {
      return Optional.of(
          Duration.ofDays(number(parts, 1))
              .plusHours(number(parts, 2))
              .plusMinutes(number(parts, 3))
              .plusSeconds(number(parts, 4)));
    }
    try {
      return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The text that reads as the duration, such as {@code 1h30m}; {@code 0s} of none. */
  public static String of(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toDaysPart(), 'd');
    append(text, duration.toHoursPart(), 'h');
    append(text, duration.toMinutesPart(), 'm');
    append(text, duration.toSecondsPart(), 's');
    return text.length() == 0 ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long number, char unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
