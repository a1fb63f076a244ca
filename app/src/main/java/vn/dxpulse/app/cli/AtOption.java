package vn.dxpulse.app.cli;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Mixed into the commands about units: on which day. */
final class AtOption {

  @Option(
      names = "--at",
      paramLabel = "DATE|TIME",
      description =
          "A day such as 2024-12-31, or a time such as 2025-06-30T17:00:00Z, which means the day"
              + " that it is then in --units-zone.")
  private Optional<String> at;

  /**
   * The day that is asked for; empty if none is.
   *
   * @param zone where days begin
   * @throws InvalidSettings if it is neither a day nor a time
   */
  Optional<LocalDate> day(ZoneId zone) {
    return at.map(text -> day(text, zone));
  }

  private static LocalDate day(String text, ZoneId zone) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text)
          : OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
    } catch (DateTimeParseException e) {
      throw new InvalidSettings(
          List.of(
              "--at is '"
                  + text
                  + "', neither a day such as 2024-12-31 nor a time such as"
                  + " 2025-06-30T17:00:00Z"));
    }
  }
}
