package vn.dxpulse.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final RandomGenerator LONGEST = () -> 0; // nextDouble() is 0: no jitter
  private static final RandomGenerator SHORTEST = () -> -1; // just below 1

  @Test
  void pausesDoubleWithinARoundAndRestAfterIt() {
    assertThat(seconds(LONGEST, 8)).containsExactly(1L, 2L, 4L, 8L, 16L, 60L, 1L, 2L);
  }

  @Test
  void jitterShortensAPauseByUpToHalf() {
    assertThat(seconds(SHORTEST, 6)).containsExactly(0L, 1L, 2L, 4L, 8L, 30L);
  }

  @Test
  void noPauseWithinARoundIsLongerThanTheLongest() {
    RetryPlan plan =
        new RetryPlan(Duration.ofSeconds(10), Duration.ofSeconds(30), 9, Duration.ofHours(1), 1);

    assertThat(plan.pauseAfter(2)).isEqualTo(Duration.ofSeconds(20));
    assertThat(plan.pauseAfter(3)).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.pauseAfter(8)).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.pauseAfter(9)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aRefusalEndsTheRoundAndTheThirdIsForGoodWhateverFailsInBetween() {
    Attempts attempts = new Attempts(RetryPlan.defaults(), LONGEST);

    attempts.refused(START);
    assertThat(attempts.roundEnded()).isTrue();
    assertThat(attempts.due()).isEqualTo(START.plusSeconds(60));
    attempts.failed(START);
    assertThat(attempts.roundEnded()).isFalse();
    attempts.refused(START);
    assertThat(attempts.refusedForGood()).isFalse();
    attempts.refused(START);
    assertThat(attempts.refusedForGood()).isTrue();
    assertThat(attempts.made()).isEqualTo(4);
  }

  @Test
  void failuresAloneAreNeverForGood() {
    Attempts attempts = new Attempts(RetryPlan.defaults(), LONGEST);

    for (int i = 0; i < 1_000; i++) {
      attempts.failed(START);
    }

    assertThat(attempts.refusedForGood()).isFalse();
  }

  private static List<Long> seconds(RandomGenerator random, int failures) {
    Attempts attempts = new Attempts(RetryPlan.defaults(), random);
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      attempts.failed(START);
      pauses.add(Duration.between(START, attempts.due()).toSeconds());
    }
    return pauses;
  }
}
