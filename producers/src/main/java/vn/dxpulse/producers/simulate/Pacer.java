package vn.dxpulse.producers.simulate;

import java.time.Duration;
import java.time.Instant;

/**
 * How many events are due. Fractions are carried over, so that the counts add up to rate times
 * rhythm times elapsed time. For one thread.
 *
 * <p>Worked example: 3 events per second at a factor of 1, asked every 0.1 s: 0, 0, 0, 1, 0, 0,
 * 1...
 */
final class Pacer {

  // After a pause, such as a laptop's sleep, what was missed is not made up for in one burst.
  private static final Duration LONGEST_STEP = Duration.ofSeconds(1);
  private static final double MS_PER_SECOND = 1000.0;

  private final double ratePerSecond;
  private final Rhythm rhythm;
  private Instant last;
  private double carried;

  Pacer(double ratePerSecond, Rhythm rhythm, Instant start) {
    this.ratePerSecond = ratePerSecond;
    this.rhythm = rhythm;
    this.last = start;
  }

  /** Events due since the last call; none if the clock went backwards. */
  int due(Instant now) {
    long elapsedMs = Math.max(0, Duration.between(last, now).toMillis());
    last = now;
    carried +=
        ratePerSecond
            * rhythm.factorAt(now)
            * Math.min(elapsedMs, LONGEST_STEP.toMillis())
            / MS_PER_SECOND;
    int due = (int) carried;
    carried -= due;
    return due;
  }
}
