package vn.dxpulse.producers.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Reads local times that carry no offset.
 *
 * <p>A time in the hour repeated when daylight saving ends is the earlier of the two (the offset of
 * summer); a time in the hour left out when it begins moves forward by the length of the gap.
 * Worked example (America/New_York): 2011-11-06 01:30 is 05:30Z, not 06:30Z; 2011-03-13 02:30 is
 * read as 03:30, which is 07:30Z.
 */
final class LocalTimes {

  private final String pattern;
  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  /**
   * @throws IllegalArgumentException if {@code pattern} is not one of {@link DateTimeFormatter}
   */
  LocalTimes(String pattern, ZoneId zone) {
    this.pattern = pattern;
    this.zone = zone;
    // Strict, or 2011-02-30 would quietly become 2011-02-28; the era lets "yyyy" pass as a year.
    this.formatter =
        new DateTimeFormatterBuilder()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  Instant read(String field, String text) throws UnreadableRow {
    try {
      return LocalDateTime.parse(text, formatter).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnreadableRow("%s is '%s', not a time like %s".formatted(field, text, pattern));
    }
  }
}
