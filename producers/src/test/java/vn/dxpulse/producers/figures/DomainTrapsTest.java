package vn.dxpulse.producers.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.schemas.event.IndicatorReported;

/** The traps of {@code docs/domain.md} that published figures bring with them. */
class DomainTrapsTest {

  private static final String HEADER =
      "province_code,unit_valid_from,province,observed_indicator,observed_unit,stated_method,"
          + "period,value,numerator,denominator,published_at,source_title,source_url,note\n";

  private static final String MAPPING =
      """
      observed_indicator,observed_unit,stated_method,indicator,method,unit_of_measure,universe
      sipas,%,,sipas,moha,percent,
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "3.000; value is '3.000': write 3000 if points separate thousands, 3.0000 if decimals",
        "1.234.567; value is '1.234.567': write 1234567 if points separate thousands",
        "90,23; value is '90,23', not a plain number such as 3000 or 90.23",
        "1e3; value is '1e3', not a plain number such as 3000 or 90.23",
        "0x1p3; value is '0x1p3', not a plain number such as 3000 or 90.23",
        "NaN; value is 'NaN', not a plain number such as 3000 or 90.23",
      })
  void trap07_aNumberInVietnameseTextIsRefusedAndNotGuessed(String value, String complaint) {
    assertThatThrownBy(() -> read(value, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("published figures line 2: " + complaint);
  }

  @Test
  void trap07_countsInVietnameseTextAreRefusedToo() {
    assertThatThrownBy(() -> read("90.23", "115.665"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("numerator is '115.665', not a plain number such as 3000");
  }

  @ParameterizedTest
  @CsvSource({"3000, 3000", "90.23, 90.23", "3.0000, 3", "0.500, 0.5", "-1.25, -1.25", "0, 0"})
  void trap07_plainNumbersMeanWhatTheySay(String text, double value) throws IOException {
    assertThat(read(text, "")).extracting(IndicatorReported::getValue).containsExactly(value);
  }

  private static List<IndicatorReported> read(String value, String numerator) throws IOException {
    String line = "19,2019-04-01,A,sipas,%,,2024,\"" + value + "\"," + numerator + ",,,T,U,\n";
    return new FigureReader(IndicatorMapping.read(new StringReader(MAPPING)))
        .read(new StringReader(HEADER + line));
  }
}
