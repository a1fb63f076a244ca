package vn.dxpulse.streams.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts inside {@code timestamp("…")} and {@code duration("…")}, as CEL defines them. */
final class Literals {

  private static final Pattern DURATION =
      Pattern.compile("(?<sign>-?)(?<parts>(?:[0-9]{1,12}(?:\\.[0-9]{1,9})?(?:h|ms|m|s))+)");
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(h|ms|m|s)");
  private static final Map<String, BigDecimal> MILLISECONDS =
      Map.of(
          "h", BigDecimal.valueOf(3_600_000),
          "m", BigDecimal.valueOf(60_000),
          "s", BigDecimal.valueOf(1_000),
          "ms", BigDecimal.ONE);

  private Literals() {}

  /**
   * Milliseconds of an RFC 3339 time such as {@code 2025-07-01T00:00:00+07:00}; empty if it is none
   * or finer than a millisecond.
   */
  static OptionalLong timeMs(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.getNano() % 1_000_000 == 0
          ? OptionalLong.of(time.toInstant().toEpochMilli())
          : OptionalLong.empty();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Milliseconds of a duration such as {@code 1h30m} or {@code -1.5s}; empty if it is none or finer
   * than a millisecond.
   */
  static OptionalLong durationMs(String text) {
    Matcher whole = DURATION.matcher(text);
    if (!whole.matches()) {
      return OptionalLong.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(whole.group("parts"));
    while (part.find()) {
      sum = sum.add(new BigDecimal(part.group(1)).multiply(MILLISECONDS.get(part.group(2))));
    }
    if (sum.stripTrailingZeros().scale() > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(whole.group("sign").isEmpty() ? sum.longValue() : -sum.longValue());
  }
}
