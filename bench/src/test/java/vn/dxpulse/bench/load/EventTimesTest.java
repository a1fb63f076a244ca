package vn.dxpulse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTimesTest {

  private static final Instant END = Instant.ofEpochMilli(10_000);
  private static final EventTimes TEN_SECONDS = EventTimes.evenly(Duration.ofSeconds(10), END);

  @Test
  void spreadsEventsEvenlyUpToTheEnd() {
    assertThat(TEN_SECONDS.at(0, 4)).isZero();
    assertThat(TEN_SECONDS.at(1, 4)).isEqualTo(2_500);
    assertThat(TEN_SECONDS.at(3, 4)).isEqualTo(7_500);
  }

  @Test
  void takesTurns() {
    EventTimes turns = EventTimes.byTurns((i, events) -> -i, TEN_SECONDS);

    assertThat(turns.at(2, 4)).isEqualTo(-2);
    assertThat(turns.at(3, 4)).isEqualTo(7_500);
  }

  @Test
  void putsOneSpanAfterTheOther() {
    EventTimes sequence = EventTimes.inSequence((i, events) -> 100 * i + events, 0.5, TEN_SECONDS);

    assertThat(sequence.at(3, 8)).isEqualTo(304);
    assertThat(sequence.at(4, 8)).isZero();
    assertThat(sequence.at(7, 8)).isEqualTo(7_500);
  }

  @Test
  void doesNotOverflowOverYears() {
    EventTimes years = EventTimes.evenly(Duration.ofDays(5 * 365), Instant.ofEpochMilli(0));

    assertThat(years.at(100_000_000, 200_000_000))
        .isEqualTo(-Duration.ofDays(5 * 365).toMillis() / 2);
  }
}
