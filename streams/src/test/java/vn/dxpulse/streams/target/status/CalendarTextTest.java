package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods read as in each language, not as they stand on topics. */
class CalendarTextTest {

  @ParameterizedTest
  @CsvSource({
    "2024,       2024-12-31, năm 2024,        2024",
    "2025-Q1,    2025-03-31, quý I/2025,      Q1 2025",
    "2025-Q4,    2025-12-31, quý IV/2025,     Q4 2025",
    "2022-01,    2022-01-31, tháng 01/2022,   January 2022",
    "2025-08-29, 2025-08-29, ngày 29/08/2025, 29 August 2025",
    "../2022-07, 2022-07-31, ngày 31/07/2022, 31 July 2022",
  })
  void periodsReadAsInTheLanguage(String text, LocalDate end, String vi, String en) {
    Period period = Period.of(text, end);

    assertThat(CalendarText.VIETNAMESE.of(period)).isEqualTo(vi);
    assertThat(CalendarText.ENGLISH.of(period)).isEqualTo(en);
  }
}
