package vn.dxpulse.dashboard.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.history.Resolution;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * Starts that a client asked for, {@code [fromMs, toMs)} in UTC milliseconds.
 *
 * <p>Without {@code to} up to the newest row of the resolution, of whatever unit and KPI: rows of a
 * replay may be of long ago. Without {@code from} the 31 days or 48 hours before {@code to}.
 */
record HistoryRange(long fromMs, long toMs) {

  private static final Duration DAYS = Duration.ofDays(31);
  private static final Duration HOURS = Duration.ofDays(2);

  /**
   * The range of a query.
   *
   * @param nowMs what counts as the end of the newest row before there is one
   * @throws ApiError if a time cannot be read, nothing lies between, or rows of it were dropped
   */
  static HistoryRange of(
      Map<String, List<String>> query, Resolution resolution, HistoryStore history, long nowMs) {
    long newestMs = history.endMs(resolution).orElse(nowMs);
    OptionalLong from = time(query, "from");
    OptionalLong to = time(query, "to");
    long toMs = to.orElse(Math.max(newestMs, from.orElse(newestMs)));
    long fromMs = from.orElse(toMs - usual(resolution).toMillis());
    requireOrder(fromMs, toMs, to.isPresent());
    requireKept(fromMs, history.keptFromMs(resolution), from.isPresent() || to.isPresent());
    return new HistoryRange(fromMs, toMs);
  }

  private static Duration usual(Resolution resolution) {
    return resolution == Resolution.DAY ? DAYS : HOURS;
  }

  private static void requireOrder(long fromMs, long toMs, boolean asked) {
    if (asked && fromMs >= toMs) {
      throw ApiError.badRequest(
          "invalid_range",
          "nothing starts from "
              + Instant.ofEpochMilli(fromMs)
              + " and before "
              + Instant.ofEpochMilli(toMs)
              + "; allowed is a from before to");
    }
  }

  private static void requireKept(long fromMs, long keptFromMs, boolean asked) {
    if (asked && fromMs < keptFromMs) {
      throw ApiError.badRequest(
          "not_kept",
          "hours are kept from "
              + Instant.ofEpochMilli(keptFromMs)
              + " on, got "
              + Instant.ofEpochMilli(fromMs)
              + "; allowed is a later time, or resolution=day");
    }
  }

  /** A moment, or the first one of a Vietnamese day. */
  private static OptionalLong time(Map<String, List<String>> query, String parameter) {
    Optional<String> text = query.getOrDefault(parameter, List.of()).stream().findFirst();
    try {
      return text.map(HistoryRange::millis).map(OptionalLong::of).orElse(OptionalLong.empty());
    } catch (DateTimeException | ArithmeticException e) {
      throw ApiError.badRequest(
          "invalid_time",
          "'"
              + text.orElseThrow()
              + "' is not a time; allowed is such as "
              + parameter
              + "=2026-03-01 or "
              + parameter
              + "=2026-03-01T10:00:00Z");
    }
  }

  private static long millis(String text) {
    Instant time =
        text.contains("T")
            ? Instant.parse(text)
            : LocalDate.parse(text).atStartOfDay(UnitRegistryFile.VIETNAM).toInstant();
    return time.toEpochMilli();
  }
}
