package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlowBoardTest {

  private static final long NOW_MS = Instant.parse("2025-08-01T03:00:30.500Z").toEpochMilli();
  private static final long FUTURE_MS = 5 * 60_000;

  private final FlowBoard board = new FlowBoard(1, 1, FUTURE_MS);

  @Test
  void countsAnEventOfTheOldestPaneWheneverItComes() {
    board.add(0, NOW_MS - 60_200, 1);
    board.advanceTo(NOW_MS);
    board.add(0, NOW_MS - 60_200, 1);
    board.advanceTo(NOW_MS);

    assertThat(board.counts(0, Window.LAST_MINUTE)).containsExactly(2);
  }

  @Test
  void countsAnEventOfTheOldestMinuteOfTheDayWheneverItComes() {
    board.add(0, NOW_MS - 86_410_000, 1);
    board.advanceTo(NOW_MS);
    board.add(0, NOW_MS - 86_410_000, 1);
    board.advanceTo(NOW_MS);

    assertThat(board.counts(0, Window.LAST_DAY)).containsExactly(2);
  }

  @Test
  void neverGoesBack() {
    board.add(0, NOW_MS, 1);
    board.advanceTo(NOW_MS);
    board.advanceTo(NOW_MS - 86_400_000);

    assertThat(board.timeMs()).isEqualTo(NOW_MS);
    assertThat(board.counts(0, Window.LAST_MINUTE)).containsExactly(1);
  }

  @Test
  void refusesAnEventBeyondTheFutureBound() {
    board.add(0, NOW_MS + FUTURE_MS + 1_000, 1);

    assertThatThrownBy(() -> board.advanceTo(NOW_MS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 300000 ms after " + NOW_MS);
  }

  @Test
  void hasOneToSixtyFourCounters() {
    assertThat(new FlowBoard(1, 64, FUTURE_MS).counters()).isEqualTo(64);
    assertThatThrownBy(() -> new FlowBoard(1, 65, FUTURE_MS)).hasMessageContaining("got 65");
    assertThatThrownBy(() -> new FlowBoard(1, 0, FUTURE_MS)).hasMessageContaining("got 0");
  }
}
