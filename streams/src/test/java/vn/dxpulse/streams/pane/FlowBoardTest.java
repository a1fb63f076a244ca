package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FlowBoardTest {

  private static final long NOW_MS = Instant.parse("2025-08-01T03:00:30.500Z").toEpochMilli();
  private static final long FUTURE_MS = 5 * 60_000;
  private static final long[] ONE = {1};

  private final FlowBoard board = new FlowBoard(1, 1, FUTURE_MS, EnumSet.allOf(Window.class));

  @Test
  void countsAnEventOfTheOldestPaneWheneverItComes() {
    board.add(0, NOW_MS - 60_200, ONE);
    board.advanceTo(NOW_MS);
    board.add(0, NOW_MS - 60_200, ONE);
    board.advanceTo(NOW_MS);

    assertThat(board.counts(0, Window.LAST_MINUTE)).containsExactly(2);
  }

  @Test
  void countsAnEventOfTheOldestMinuteOfTheDayWheneverItComes() {
    board.add(0, NOW_MS - 86_410_000, ONE);
    board.advanceTo(NOW_MS);
    board.add(0, NOW_MS - 86_410_000, ONE);
    board.advanceTo(NOW_MS);

    assertThat(board.counts(0, Window.LAST_DAY)).containsExactly(2);
  }

  @Test
  void neverGoesBack() {
    board.add(0, NOW_MS, ONE);
    board.advanceTo(NOW_MS);
    board.advanceTo(NOW_MS - 86_400_000);

    assertThat(board.timeMs()).isEqualTo(NOW_MS);
    assertThat(board.counts(0, Window.LAST_MINUTE)).containsExactly(1);
  }

  @Test
  void refusesAnEventBeyondTheFutureBound() {
    board.add(0, NOW_MS + FUTURE_MS + 1_000, ONE);

    assertThatThrownBy(() -> board.advanceTo(NOW_MS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 300000 ms after " + NOW_MS);
  }

  @Test
  void hasAtLeastOneCounter() {
    assertThatThrownBy(() -> new FlowBoard(1, 0, FUTURE_MS, EnumSet.allOf(Window.class)))
        .hasMessageContaining("got 0");
  }

  @Test
  void addsWhatAnEventContributesAndNotOnlyOnes() {
    board.add(0, NOW_MS, new long[] {41});
    board.add(0, NOW_MS, ONE);
    board.advanceTo(NOW_MS);

    assertThat(board.counts(0, Window.YEAR)).containsExactly(42);
  }

  @Test
  void beginsTheDayAtMidnightInVietnam() {
    long midnightMs = Instant.parse("2025-07-31T17:00:00Z").toEpochMilli();
    board.add(0, midnightMs - 1, ONE);
    board.advanceTo(midnightMs - 1);
    assertThat(board.counts(0, Window.DAY)).containsExactly(1);
    assertThat(board.counts(0, Window.MONTH)).containsExactly(1);

    board.advanceTo(midnightMs);

    assertThat(board.counts(0, Window.DAY)).containsExactly(0);
    assertThat(board.counts(0, Window.MONTH)).containsExactly(0);
    assertThat(board.counts(0, Window.QUARTER)).containsExactly(1);
  }
}
