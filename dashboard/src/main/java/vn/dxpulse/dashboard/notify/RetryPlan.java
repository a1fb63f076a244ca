package vn.dxpulse.dashboard.notify;

import java.time.Duration;

/**
 * How often and when a delivery is tried again: in rounds of growing pauses, for as long as it
 * takes. A refusal ends its round at once.
 *
 * @param firstPause pause after the first attempt of a round; each further one doubles
 * @param longestPause no pause within a round is longer
 * @param attempts attempts in a round, at least 1
 * @param rest pause between rounds
 * @param refusedRounds rounds that end with a refusal until the transition is parked, at least 1
 */
public record RetryPlan(
    Duration firstPause, Duration longestPause, int attempts, Duration rest, int refusedRounds) {

  public RetryPlan {
    if (attempts < 1 || refusedRounds < 1) {
      throw new IllegalArgumentException(
          "attempts and refusedRounds must be at least 1, got " + attempts + ", " + refusedRounds);
    }
  }

  /**
   * Six attempts within about half a minute, then a minute's rest; so a receiver that comes back
   * waits for a minute at most. Parked after three refusals, some two minutes after the first.
   */
  public static RetryPlan defaults() {
    return new RetryPlan(
        Duration.ofSeconds(1), Duration.ofSeconds(30), 6, Duration.ofMinutes(1), 3);
  }

  /** Pause after the {@code attempt}-th failure of a round, from 1, before jitter. */
  Duration pauseAfter(int attempt) {
    if (attempt >= attempts) {
      return rest;
    }
    Duration pause = firstPause;
    for (int doubled = 1; doubled < attempt && pause.compareTo(longestPause) < 0; doubled++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
