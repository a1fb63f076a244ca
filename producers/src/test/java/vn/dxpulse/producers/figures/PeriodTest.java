package vn.dxpulse.producers.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2024,       2024-12-31T16:59:59.999Z",
    "2025-Q1,    2025-03-31T16:59:59.999Z",
    "2024-02,    2024-02-29T16:59:59.999Z",
    "2025-08-29, 2025-08-29T16:59:59.999Z",
    "../2022-07, 2022-07-31T16:59:59.999Z",
  })
  void endsWithTheLastMillisecondOfItsLastVietnameseDay(String text, String end) {
    assertThat(Period.parse(text).end()).hasToString(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025-Q5", "2025-13", "undated", "2025-02-30"})
  void refusesWhatIsNoPeriod(String text) {
    assertThatThrownBy(() -> Period.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("period is '" + text + "', allowed: 2024");
  }
}
