package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01, 2024-12-31",
    "2025-Q1, 2025-01-01, 2025-03-31",
    "2025-Q4, 2025-10-01, 2025-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2025-08-29, 2025-12-31, 2025-12-31",
    "2025-13, 2025-12-31, 2025-12-31"
  })
  void isReadFromItsName(String text, LocalDate first, LocalDate last) {
    assertThat(Period.of(text, LocalDate.parse("2025-12-31")))
        .isEqualTo(new Period(text, first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "2025, 2025-12-31, true",
    "2025, 2025-06-30, true",
    "2024, 2025-12-31, false",
    "2026, 2025-12-31, false",
    "2025-Q4, 2025-12-31, true",
    "2025-Q3, 2025-12-31, false",
    "2025-12, 2025-12-31, true",
    "2025-08-29, 2025-12-31, true",
    "2025-08-29, 2025-06-30, false",
    "2024-08-29, 2025-12-31, false"
  })
  void decidesADeadlineThatLiesInIt(String text, LocalDate deadline, boolean decides) {
    LocalDate end = text.length() == 10 ? LocalDate.parse(text) : deadline;

    assertThat(Period.of(text, end).decides(deadline)).isEqualTo(decides);
  }
}
