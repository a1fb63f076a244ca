package vn.dxpulse.streams.alert.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.alert.rule.DurationText;

/**
 * Reads the times of one case: {@code 1h30m} after its start, or {@code 08:00} by the clock of Viet
 * Nam, which is the next time that it shows so. Worked example: in a case that starts at 07:00,
 * {@code 08:00} is an hour later, and {@code 07:30} after a step at 08:00 is the next morning.
 */
final class CaseTimes {

  /** Midnight in Viet Nam; any other would do. */
  static final String START = "2026-01-01T00:00:00+07:00";

  private static final ZoneOffset VIET_NAM = ZoneOffset.ofHours(7);

  private final long startMs;

  CaseTimes(long startMs) {
    this.startMs = startMs;
  }

  /** The moment that a start means, UTC milliseconds; empty if it means none. */
  static OptionalLong start(String text) {
    try {
      return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** The moment that a text means, seen from {@code fromMs}; empty if it means none. */
  OptionalLong read(String text, long fromMs) {
    Optional<Long> after = DurationText.read(text).map(duration -> startMs + duration.toMillis());
    return after.map(OptionalLong::of).orElseGet(() -> clock(text, fromMs));
  }

  private static OptionalLong clock(String text, long fromMs) {
    try {
      LocalTime time = LocalTime.parse(text);
      OffsetDateTime from = Instant.ofEpochMilli(fromMs).atOffset(VIET_NAM);
      OffsetDateTime at = from.with(time);
      OffsetDateTime next = at.isBefore(from) ? at.plusDays(1) : at;
      return OptionalLong.of(next.toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
