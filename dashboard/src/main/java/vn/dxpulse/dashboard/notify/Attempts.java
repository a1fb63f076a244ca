package vn.dxpulse.dashboard.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Attempts to deliver one transition so far, and when the next one is due. For one thread. */
final class Attempts {

  /** Pauses are shortened by up to half, so that many notifiers do not call at the same time. */
  private static final double JITTER = 0.5;

  private final RetryPlan plan;
  private final RandomGenerator random;
  private Instant due = Instant.MIN;
  private int inRound;
  private int rounds;
  private int refusedRounds;
  private int made;

  Attempts(RetryPlan plan, RandomGenerator random) {
    this.plan = plan;
    this.random = random;
  }

  /** When the next attempt may be made. */
  Instant due() {
    return due;
  }

  /** Attempts without success. */
  int made() {
    return made;
  }

  /** True if the last attempt was the last one of its round. */
  boolean roundEnded() {
    return inRound == 0 && made > 0;
  }

  /** Rounds that are over. */
  int rounds() {
    return rounds;
  }

  /** True if it was refused as often as one asks. */
  boolean refusedForGood() {
    return refusedRounds >= plan.refusedRounds();
  }

  /** Notes an attempt that failed at {@code now}. */
  void failed(Instant now) {
    made++;
    inRound++;
    Duration pause = plan.pauseAfter(inRound);
    if (inRound >= plan.attempts()) {
      endRound();
    }
    await(now, pause);
  }

  /** Notes an attempt that was refused at {@code now}: the round is over. */
  void refused(Instant now) {
    made++;
    refusedRounds++;
    endRound();
    await(now, plan.rest());
  }

  private void endRound() {
    inRound = 0;
    rounds++;
  }

  private void await(Instant now, Duration pause) {
    due = now.plusMillis(Math.round(pause.toMillis() * (1 - JITTER * random.nextDouble())));
  }
}
