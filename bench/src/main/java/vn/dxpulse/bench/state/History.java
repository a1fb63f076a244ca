package vn.dxpulse.bench.state;

import java.time.Duration;
import java.time.Instant;
import vn.dxpulse.bench.load.Backlog;
import vn.dxpulse.bench.load.EventTimes;
import vn.dxpulse.bench.process.StreamsSetup.Variant;

/**
 * Five years of transactions that arrive now: nine in ten evenly over the years, the last tenth in
 * the last six hours. So every day of five years has a pane for every unit that existed then, and
 * the finer panes of today are full as well.
 */
final class History {

  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365 + 1);
  private static final Duration TODAY = Duration.ofHours(6);
  private static final double SHARE_OF_YEARS = 0.9;

  private History() {}

  static Backlog until(Instant end, long seed) {
    return new Backlog(
        EventTimes.inSequence(
            EventTimes.evenly(FIVE_YEARS, end), SHARE_OF_YEARS, EventTimes.evenly(TODAY, end)),
        Variant.SHIPPED.registry(),
        seed);
  }

  /** Transactions of the last minute before {@code end}. */
  static Backlog live(Instant end, long seed) {
    return new Backlog(
        EventTimes.evenly(Duration.ofMinutes(1), end), Variant.SHIPPED.registry(), seed);
  }
}
