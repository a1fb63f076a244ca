package vn.dxpulse.producers.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * A span of Vietnamese calendar days: {@code 2024}, {@code 2025-Q1}, {@code 2025-03}, {@code
 * 2025-08-29}, or {@code ../2022-07} where only the end is known.
 *
 * <p>Worked example: {@code 2025-Q1} ends on 2025-03-31; its {@link #end()} is
 * 2025-03-31T16:59:59.999Z.
 *
 * @param text the period as written
 * @param lastDay its last day at +07:00
 */
record Period(String text, LocalDate lastDay) {

  private static final String OPEN_START = "../";
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final int MONTHS_PER_QUARTER = 3;

  /**
   * Reads a period.
   *
   * @throws IllegalArgumentException if the text is none; names what is allowed
   */
  static Period parse(String text) {
    String closed = text.startsWith(OPEN_START) ? text.substring(OPEN_START.length()) : text;
    try {
      return new Period(text, lastDay(closed));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "period is '" + text + "', allowed: 2024, 2025-Q1, 2025-03, 2025-08-29 or ../2022-07", e);
    }
  }

  /** The last millisecond of the period. */
  Instant end() {
    return lastDay.plusDays(1).atStartOfDay(UnitRegistryFile.VIETNAM).toInstant().minusMillis(1);
  }

  private static LocalDate lastDay(String text) {
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      int lastMonth = Integer.parseInt(quarter.group(2)) * MONTHS_PER_QUARTER;
      return YearMonth.of(Integer.parseInt(quarter.group(1)), lastMonth).atEndOfMonth();
    }
    return switch (text.length()) {
      case 4 -> Year.parse(text).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(text).atEndOfMonth();
      default -> LocalDate.parse(text);
    };
  }
}
