package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The worked example of {@link WindowSum}: one minute over panes of a second. */
class WindowSumTest {

  private static final long NOON_MS = Instant.parse("2025-08-01T12:00:00Z").toEpochMilli();
  private static final long[] ONE = {1};

  private final PaneRing ring = new PaneRing(400, 1);
  private final WindowSum sum = new WindowSum(Window.LAST_MINUTE, PaneSize.SECOND, ring, 1);

  @Test
  void holdsSixtyOnePanesInTheMiddleOfASecond() {
    for (int second = -60; second <= 60; second++) {
      ring.add(pane(second), Delta.of(ONE));
    }

    assertThat(sum.advanceTo(NOON_MS + 30_500)).isTrue();

    assertThat(sum.sums()).containsExactly(61);
  }

  @Test
  void holdsThePanesFromTheOneThatOverlapsByHalfToTheCurrentOne() {
    sum.advanceTo(NOON_MS + 30_500);

    assertThat(sum.add(pane(-31), Delta.of(ONE))).isFalse();
    assertThat(sum.add(pane(-30), Delta.of(ONE))).isTrue();
    assertThat(sum.add(pane(30), Delta.of(ONE))).isTrue();
    assertThat(sum.add(pane(31), Delta.of(ONE))).isFalse();
    assertThat(sum.sums()).containsExactly(2);
  }

  @Test
  void dropsAPaneOnceItsLastMillisecondIsAMinuteOld() {
    ring.add(pane(0), Delta.of(ONE));
    sum.advanceTo(NOON_MS);

    assertThat(sum.advanceTo(NOON_MS + 60_999)).isFalse();
    assertThat(sum.sums()).containsExactly(1);
    assertThat(sum.advanceTo(NOON_MS + 61_000)).isTrue();
    assertThat(sum.sums()).containsExactly(0);
  }

  @Test
  void takesInAPaneFromTheFutureWhenItsTimeHasCome() {
    sum.advanceTo(NOON_MS);
    ring.add(pane(5), Delta.of(ONE));
    sum.add(pane(5), Delta.of(ONE));

    assertThat(sum.advanceTo(NOON_MS + 4_999)).isFalse();
    assertThat(sum.advanceTo(NOON_MS + 5_000)).isTrue();
    assertThat(sum.sums()).containsExactly(1);
  }

  @Test
  void isEmptyAfterAJumpOfDays() {
    ring.add(pane(0), Delta.of(ONE));
    sum.advanceTo(NOON_MS);

    assertThat(sum.advanceTo(NOON_MS + 3 * 86_400_000L)).isTrue();

    assertThat(sum.sums()).containsExactly(0);
  }

  private static long pane(long secondsAfterNoon) {
    return PaneSize.SECOND.paneAt(NOON_MS) + secondsAfterNoon;
  }
}
