package vn.dxpulse.producers.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final Instant MONDAY = Instant.parse("2026-01-04T17:00:00Z");

  private final Rhythm rhythm = new Rhythm();

  @Test
  void isBusiestInOfficeHoursOfAWorkday() {
    assertThat(rhythm.factorAt(MONDAY.plus(Duration.ofHours(9)))).isEqualTo(3.0);
    assertThat(rhythm.factorAt(MONDAY.plus(Duration.ofMinutes(9 * 60 + 30))))
        .isCloseTo(2.95, within(1e-9));
  }

  @Test
  void isQuieterAtTheWeekend() {
    Instant sundayMorning = MONDAY.plus(Duration.ofDays(6)).plus(Duration.ofHours(9));

    assertThat(rhythm.factorAt(sundayMorning)).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void aWeekAveragesOne() {
    double mean =
        LongStream.range(0, Duration.ofDays(7).toMinutes())
            .mapToDouble(minute -> rhythm.factorAt(MONDAY.plus(Duration.ofMinutes(minute))))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(1.0, within(0.01));
  }

  @Property
  void staysBetweenItsFloorAndThree(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long epochSecond) {
    assertThat(rhythm.factorAt(Instant.ofEpochSecond(epochSecond))).isBetween(Rhythm.FLOOR, 3.0);
  }
}
