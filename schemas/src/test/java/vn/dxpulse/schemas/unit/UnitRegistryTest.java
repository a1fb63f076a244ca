package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitRegistryTest {

  private static final String HEADER =
      "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
          + "predecessor_codes,population,population_basis,macro_region\n";

  private final UnitRegistry vietnam = UnitRegistryFile.vietnam();

  @Test
  void holds63UnitsBeforeTheMergerAnd34After() {
    assertThat(unitsAt("2025-06-30T16:59:59.999Z")).isEqualTo(63);
    assertThat(unitsAt("2025-06-30T17:00:00Z")).isEqualTo(34);
  }

  @Test
  void theSameCodeMeansAnotherProvinceAfterTheMerger() {
    assertThat(nameOf("15", "2025-06-30T16:59:59.999Z")).contains("Yên Bái");
    assertThat(nameOf("15", "2025-06-30T17:00:00Z")).contains("Lào Cai");
  }

  @Test
  void aClosedCodeHasNoUnitAfterItsEnd() {
    assertThat(nameOf("30", "2025-06-30T16:59:59.999Z")).contains("Hải Dương");
    assertThat(nameOf("30", "2025-06-30T17:00:00Z")).isEmpty();
    assertThat(vietnam.versions("30")).hasSize(1);
  }

  @Test
  void theFirstDayOfTheRegistryReadsAsSinceEver() {
    assertThat(nameOf("01", "1999-01-01T00:00:00Z")).contains("Hà Nội");
  }

  @Test
  void linksPredecessorsAndSuccessorsByVersion() {
    Unit thaiNguyen = vietnam.find("19", ms("2025-08-01T00:00:00Z")).orElseThrow();

    assertThat(thaiNguyen.predecessors())
        .extracting(UnitId::toString)
        .containsExactly("06@2019-04-01", "19@2019-04-01");
    assertThat(
            vietnam.find(new UnitId("06", LocalDate.parse("2019-04-01"))).flatMap(Unit::successor))
        .contains(thaiNguyen.id());
  }

  @Test
  void aUnitOfSeveralMacroRegionsCountsInTheFirst() {
    assertThat(vietnam.find("25", ms("2025-08-01T00:00:00Z")).orElseThrow().macroRegion())
        .isEqualTo("Đông Bắc Bộ (Northeast)");
  }

  @Test
  void listsEveryProblemOfAFileWithItsLine() {
    String file =
        HEADER
            + "01,A,A,A,region,2020-01-01,2019-01-01,,,,,\n"
            + "02,B,B,B,region,yesterday,,,,,,\n"
            + "03,C,C,C,region,2020-01-01,,,,,,\n"
            + "03,C,C,C,region,2021-01-01,,,,,,\n";

    assertThatThrownBy(
            () ->
                UnitRegistryFile.read(
                    new StringReader(file), "regions.csv", UnitRegistryFile.VIETNAM))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessageContaining("regions.csv line 2: valid_to 2019-01-01 is before valid_from")
        .hasMessageContaining("regions.csv line 3: Text 'yesterday' could not be parsed")
        .hasMessageContaining("regions.csv line 5: 03@2021-01-01 overlaps 03@2020-01-01");
  }

  private long unitsAt(String time) {
    return vietnam.units().stream().filter(unit -> unit.validity().contains(ms(time))).count();
  }

  private Optional<String> nameOf(String code, String time) {
    return vietnam.find(code, ms(time)).map(unit -> unit.names().vi());
  }

  private static long ms(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
