package vn.dxpulse.streams.targets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordedNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "trên 3.000 doanh nghiệp; 3000; true",
        "over 3,000 enterprises; 3000; true",
        "đạt 8.300-8.500 USD; 8500; false",
        "90,5 %; 90.5; false",
        "Trên 90% dịch vụ … trên nhiều phương tiện; 90; true",
        "100% … trên thiết bị di động; 100; false",
        "dưới 5 ngày; 5; true",
      })
  void readsVietnameseAndEnglishNumbers(String text, double value, boolean strict) {
    WordedNumbers worded = new WordedNumbers(text);

    assertThat(worded.names(value)).isTrue();
    assertThat(worded.isStrictAbout(value)).isEqualTo(strict);
  }

  @Test
  void findsNoNumberThatIsNotThere() {
    assertThat(new WordedNumbers("thuộc nhóm 15").names(1)).isFalse();
    assertThat(new WordedNumbers("1.2.3").names(123)).isFalse();
    assertThat(new WordedNumbers("phổ cập").names(100)).isFalse();
  }
}
