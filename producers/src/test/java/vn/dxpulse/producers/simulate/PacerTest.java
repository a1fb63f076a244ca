package vn.dxpulse.producers.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PacerTest {

  // A Monday at 09:00 in Vietnam: the factor is 3.
  private static final Instant START = Instant.parse("2026-01-05T02:00:00Z");
  private static final double FACTOR = 3.0;

  @Property
  void countsAddUpToRateTimesRhythmTimesElapsedTime(
      @ForAll @DoubleRange(min = 0.1, max = 5000) double rate,
      @ForAll List<@IntRange(min = 0, max = 50) Integer> stepsMs) {
    Pacer pacer = new Pacer(rate, new Rhythm(), START);
    Instant now = START;
    long due = 0;
    for (int step : stepsMs) {
      now = now.plusMillis(step);
      due += pacer.due(now);
    }

    double expected = rate * FACTOR * Duration.between(START, now).toMillis() / 1000.0;
    assertThat((double) due).isCloseTo(expected, within(1 + expected * 0.01));
  }

  @Test
  void doesNotMakeUpForALongPauseInOneBurst() {
    Pacer pacer = new Pacer(100, new Rhythm(), START);

    assertThat(pacer.due(START.plus(Duration.ofMinutes(2)))).isBetween(290, 300);
  }

  @Test
  void aClockSetBackMakesNothingDue() {
    Pacer pacer = new Pacer(100, new Rhythm(), START);

    assertThat(pacer.due(START.minusSeconds(5))).isZero();
    assertThat(pacer.due(START.minusSeconds(4))).isPositive();
  }
}
