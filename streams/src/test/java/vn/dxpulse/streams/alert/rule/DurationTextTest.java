package vn.dxpulse.streams.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S, 30s",
    "1h30m, PT1H30M, 1h30m",
    "7d, P7D, 7d",
    "PT5M, PT5M, 5m",
    "0s, PT0S, 0s",
    "90m, PT1H30M, 1h30m"
  })
  void readsAndWritesDurations(String text, Duration duration, String written) {
    assertThat(DurationText.read(text)).contains(duration);
    assertThat(DurationText.of(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "PT-5M", "1m1h", "1.5h"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(DurationText.read(text)).isEmpty();
  }
}
