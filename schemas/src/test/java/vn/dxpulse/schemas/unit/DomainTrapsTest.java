package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The traps of {@code docs/domain.md} that the registry of units is there to avoid. */
class DomainTrapsTest {

  /** The last millisecond of 2025-06-30 in Vietnam. */
  private static final long LAST_MS = Instant.parse("2025-06-30T16:59:59.999Z").toEpochMilli();

  private static final long MERGED_MS = LAST_MS + 1;

  private final UnitRegistry vietnam = UnitRegistryFile.vietnam();

  @Test
  void trap01_neitherCodeNorNameIsAKey() {
    Map<String, String> renamed =
        vietnam.unitsAt(MERGED_MS).stream()
            .filter(unit -> !nameOf(unit.code(), LAST_MS).equals(unit.names().vi()))
            .collect(
                Collectors.toMap(
                    Unit::code, unit -> nameOf(unit.code(), LAST_MS) + " → " + unit.names().vi()));

    assertThat(renamed)
        .containsOnly(
            Map.entry("15", "Yên Bái → Lào Cai"),
            Map.entry("24", "Bắc Giang → Bắc Ninh"),
            Map.entry("44", "Quảng Bình → Quảng Trị"),
            Map.entry("52", "Bình Định → Gia Lai"),
            Map.entry("80", "Long An → Tây Ninh"),
            Map.entry("82", "Tiền Giang → Đồng Tháp"),
            Map.entry("91", "Kiên Giang → An Giang"));
    assertThat(vietnam.search("Lào Cai")).extracting(Unit::code).containsExactly("10", "15");
    assertThat(vietnam.units()).extracting(Unit::id).hasSize(97).doesNotHaveDuplicates();
  }

  @Test
  void trap02_aMergedUnitIsAnotherUnitAndAVanishedOneStaysApart() {
    Unit haiDuong = vietnam.find("30", LAST_MS).orElseThrow();
    Unit haiPhong = vietnam.find("31", MERGED_MS).orElseThrow();
    Unit thaiNguyen = vietnam.find("19", MERGED_MS).orElseThrow();

    assertThat(haiDuong.validity().lastDay()).contains(LocalDate.parse("2025-06-30"));
    assertThat(haiDuong.successor()).contains(haiPhong.id());
    assertThat(vietnam.find("30", MERGED_MS)).isEmpty();
    assertThat(thaiNguyen.id()).isNotEqualTo(vietnam.find("19", LAST_MS).orElseThrow().id());
    assertThat(thaiNguyen.predecessors())
        .extracting(UnitId::toString)
        .containsExactly("06@2019-04-01", "19@2019-04-01");
  }

  @Test
  void trap04_typesChangeInsideACode() {
    Unit hue = vietnam.find("46", LAST_MS).orElseThrow();
    Unit dongNai = vietnam.find("75", MERGED_MS).orElseThrow();

    assertThat(hue.typeAt(LocalDate.parse("2024-12-31"))).isEqualTo("province");
    assertThat(hue.typeAt(LocalDate.parse("2025-01-01"))).isEqualTo("centrally_run_city");
    assertThat(dongNai.typeAt(LocalDate.parse("2026-04-29"))).isEqualTo("province");
    assertThat(dongNai.typeAt(LocalDate.parse("2026-04-30"))).isEqualTo("centrally_run_city");
  }

  @Test
  void trap05_codesAreTextsOfTheStatisticsOfficeAndNotIsoDigits() {
    assertThat(nameOf("01", LAST_MS)).as("VN-01 would be Lai Châu").isEqualTo("Hà Nội");
    assertThat(nameOf("12", LAST_MS)).isEqualTo("Lai Châu");
    assertThat(vietnam.versions("1")).isEmpty();
    assertThat(vietnam.versions("VN-01")).isEmpty();
    assertThat(Registries.of("199,A,,,province,2019-04-01").find("199", LAST_MS)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hoà Bình", "Hòa Bình", "HOÀ BÌNH", "Tỉnh Hòa Bình", "Hoa Binh"})
  void trap06_spellingVaries(String spelling) {
    List<Unit> composed =
        vietnam.search(Normalizer.normalize(spelling, Normalizer.Form.NFC), LAST_MS);
    List<Unit> decomposed =
        vietnam.search(Normalizer.normalize(spelling, Normalizer.Form.NFD), LAST_MS);

    assertThat(composed).extracting(Unit::code).containsExactly("17");
    assertThat(decomposed).isEqualTo(composed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.000", "3\u00a0000", "90.5", "1e3", "+3000"})
  void trap07_aNumberInVietnameseTextIsRefusedAndNotGuessed(String population) {
    assertThatThrownBy(() -> Registries.of("a,A,,,region,2000-01-01,,,," + population))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessageContaining("population is '" + population + "'")
        .hasMessageEndingWith("not a whole number in digits alone, such as 3000");
  }

  @Test
  void trap08_populationsBeforeAndAfterTheMergerDoNotMix() {
    Unit before = vietnam.find("19", LAST_MS).orElseThrow();
    Unit after = vietnam.find("19", MERGED_MS).orElseThrow();

    assertThat(before.population().sameBasisAs(after.population())).isFalse();
    assertThatThrownBy(() -> Populations.total(List.of(before, after)))
        .isInstanceOf(Populations.MixedBases.class)
        .hasMessageContaining("'census 2019-04-01' of 19@2019-04-01")
        .hasMessageContaining("of 19@2025-07-01");
    assertThat(Populations.total(vietnam.unitsAt(LAST_MS)).inhabitants()).hasValue(96_208_984);
  }

  @Test
  void trap09_daysAreVietnamese() {
    Unit merged = vietnam.find("19", MERGED_MS).orElseThrow();

    assertThat(merged.id().validFrom()).isEqualTo(LocalDate.parse("2025-07-01"));
    assertThat(Instant.ofEpochMilli(merged.validity().fromMs()))
        .isEqualTo(Instant.parse("2025-06-30T17:00:00Z"));
    assertThat(vietnam.find("30", LAST_MS)).isPresent();
  }

  private String nameOf(String code, long timeMs) {
    return vietnam.find(code, timeMs).orElseThrow().names().vi();
  }
}
