package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSearchTest {

  private static final long BEFORE_MERGER =
      Instant.parse("2025-06-30T16:59:59.999Z").toEpochMilli();
  private static final long AFTER_MERGER = BEFORE_MERGER + 1;

  private final UnitRegistry vietnam = UnitRegistryFile.vietnam();

  @Test
  void everyNameOfEveryUnitFindsThatUnitAlone() {
    for (long timeMs : new long[] {BEFORE_MERGER, AFTER_MERGER}) {
      for (Unit unit : vietnam.unitsAt(timeMs)) {
        assertThat(unit.names().all())
            .allSatisfy(
                name -> assertThat(vietnam.search(name, timeMs)).as(name).containsExactly(unit));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Hanoi, 01@2019-04-01",
    "TP.HCM, 79@2019-04-01",
    "Ho Chi Minh City, 79@2019-04-01",
    "Tỉnh Thừa Thiên - Huế, 46@2019-04-01",
    "hoa binh, 17@2019-04-01",
    "hòa bình, 17@2019-04-01",
    "BAC CAN, 06@2019-04-01",
    "Lào Cai, 10@2019-04-01",
  })
  void findsAUnitOfBeforeTheMerger(String name, String unit) {
    assertThat(ids(vietnam.search(name, BEFORE_MERGER))).containsExactly(unit);
  }

  @Test
  void findsWhatTheNameMeantThen() {
    assertThat(ids(vietnam.search("Lào Cai", AFTER_MERGER))).containsExactly("15@2025-07-01");
    assertThat(vietnam.search("Yên Bái", AFTER_MERGER)).isEmpty();
    assertThat(ids(vietnam.search("Yên Bái"))).containsExactly("15@2019-04-01");
  }

  @Test
  void withoutATimeItFindsEveryUnitThatEverHadTheName() {
    assertThat(ids(vietnam.search("bac ninh"))).containsExactly("27@2019-04-01", "24@2025-07-01");
  }

  @Test
  void listsAllThatABeginningMayMean() {
    assertThat(ids(vietnam.search("thai", BEFORE_MERGER)))
        .containsExactly("19@2019-04-01", "34@2019-04-01");
  }

  @Test
  void prefersTheSpellingThatWasTypedToItsLetters() {
    UnitRegistry alike =
        Registries.of("1,Hà Nam,,,region,2000-01-01", "2,Hạ Nam,,,region,2000-01-01");

    assertThat(ids(alike.search("hạ nam"))).containsExactly("2@2000-01-01");
    assertThat(ids(alike.search("ha nam"))).containsExactly("1@2000-01-01", "2@2000-01-01");
  }

  @Test
  void findsNothingForNothing() {
    assertThat(vietnam.search("")).isEmpty();
    assertThat(vietnam.search(" - ")).isEmpty();
    assertThat(vietnam.search("Atlantis")).isEmpty();
  }

  private static List<String> ids(List<Unit> units) {
    return units.stream().map(unit -> unit.id().toString()).toList();
  }
}
