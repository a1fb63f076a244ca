package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitIdTest {

  @Test
  void isReadAsItIsWritten() {
    UnitId id = new UnitId("01", LocalDate.parse("2025-07-01"));

    assertThat(id).hasToString("01@2025-07-01");
    assertThat(UnitId.parse("01@2025-07-01")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"19", "19@", "19@2025", "19@2025-02-30", "19@2025-07-01@x", ""})
  void refusesWhatHasNoFirstDay(String text) {
    assertThatThrownBy(() -> UnitId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' is not a unit such as 19@2025-07-01: code, @ and first day");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@2025-07-01", "2025-07-01", "1|9@2025-07-01"})
  void refusesWhatHasNoCode(String text) {
    assertThatThrownBy(() -> UnitId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a unit code must not be empty nor contain @ or |, got '");
  }
}
