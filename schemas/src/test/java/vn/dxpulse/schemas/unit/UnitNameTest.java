package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNameTest {

  @ParameterizedTest
  @CsvSource({
    "Hoà Bình, Hòa Bình",
    "Thanh Hoá, Thanh Hóa",
    "Lệ Thuỷ, Lệ Thủy",
    "Khoẻ, Khỏe",
    "Quý, Qúy",
    "HÀ NỘI, Hà Nội",
    "Bà Rịa - Vũng Tàu, Bà Rịa–Vũng Tàu",
    "Tỉnh Thái Nguyên, Thái Nguyên",
    "Thành phố Huế, Huế",
    "TP. Huế, Huế",
    "TP.Huế, Huế",
    "T.P. Huế, Huế",
    "City of Hue, Hue",
    "Hue City, Hue",
    "Thai Nguyen Province, Thai Nguyen",
    "Ha  Noi, Ha Noi",
  })
  void readersTakeThemForTheSame(String one, String other) {
    assertThat(UnitName.of(one)).isEqualTo(UnitName.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Hà Nội, Ha Noi",
    "Ha Noi, Hanoi",
    "Đắk Lắk, Daklak",
    "Đồng Nai, Dong Nai",
    "Bà Rịa - Vũng Tàu, Ba Ria-Vung Tau",
    "Kon Tum, Kontum",
  })
  void areTheSameOnlyWithoutMarksAndBlanks(String one, String other) {
    assertThat(UnitName.of(one).plain()).isEqualTo(UnitName.of(other).plain());
    assertThat(UnitName.of(one).spelling()).isNotEqualTo(UnitName.of(other).spelling());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thừa Thiên Huế", "Hoà Bình", "Đắk Lắk", "Quảng Ngãi", "Bắc Kạn"})
  void composedAndDecomposedAreTheSame(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(UnitName.of(decomposed)).isEqualTo(UnitName.of(composed));
  }

  @ParameterizedTest
  @CsvSource({"Hà Nam, Hạ Nam", "Hậu Giang, Hau Giang", "Đông Hà, Dông Hà"})
  void marksOfVowelsAndTonesAreKeptInTheSpelling(String one, String other) {
    assertThat(UnitName.of(one).spelling()).isNotEqualTo(UnitName.of(other).spelling());
  }

  @Test
  void aNameThatIsNothingButATypeIsKept() {
    assertThat(UnitName.of("City").plain()).isEqualTo("city");
    assertThat(UnitName.of("Tỉnh").plain()).isEqualTo("tinh");
    assertThat(UnitName.of("Province City").plain()).isEqualTo("city");
  }

  @Test
  void punctuationAloneIsNoName() {
    assertThat(UnitName.of(" - . ")).isEqualTo(new UnitName("", ""));
  }
}
