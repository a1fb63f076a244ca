package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a published figure describes: a year ({@code 2024}), a quarter ({@code 2025-Q1}), a month
 * ({@code 2025-03}) or a day.
 *
 * @param text as published
 * @param first first day
 * @param last last day
 */
public record Period(String text, LocalDate first, LocalDate last) {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  /** The period called {@code text}; one of another form is the day on which it ends. */
  public static Period of(String text, LocalDate end) {
    if (YEAR.matcher(text).matches()) {
      return new Period(text, LocalDate.parse(text + "-01-01"), LocalDate.parse(text + "-12-31"));
    }
    if (MONTH.matcher(text).matches()) {
      YearMonth month = YearMonth.parse(text);
      return new Period(text, month.atDay(1), month.atEndOfMonth());
    }
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      YearMonth lastMonth =
          YearMonth.of(Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)));
      return new Period(text, lastMonth.minusMonths(2).atDay(1), lastMonth.atEndOfMonth());
    }
    return new Period(text, end, end);
  }

  /** How long it is. */
  Length length() {
    if (first.equals(last)) {
      return Length.DAY;
    }
    if (YearMonth.from(first).equals(YearMonth.from(last))) {
      return Length.MONTH;
    }
    return QUARTER.matcher(text).matches() ? Length.QUARTER : Length.YEAR;
  }

  /**
   * True if a target with that deadline is judged by this period: the one that the deadline lies
   * in, and of figures for single days those of its year up to it.
   */
  boolean decides(LocalDate deadline) {
    return first.equals(last)
        ? last.getYear() == deadline.getYear() && !last.isAfter(deadline)
        : !first.isAfter(deadline) && !last.isBefore(deadline);
  }

  /** The periods that figures are published for. */
  enum Length {
    DAY,
    MONTH,
    QUARTER,
    YEAR
  }
}
