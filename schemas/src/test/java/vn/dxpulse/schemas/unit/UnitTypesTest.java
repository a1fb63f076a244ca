package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTypesTest {

  @ParameterizedTest
  @CsvSource({
    "1900-01-01, town",
    "2022-04-09, town",
    "2022-04-10, city",
    "2030-12-31, city",
    "2031-01-01, village",
    "9999-12-31, village"
  })
  void aTypeHoldsFromItsDayOn(LocalDate day, String type) {
    UnitTypes types = UnitTypes.parse("town", "2022-04-10 city; 2031-01-01 village");

    assertThat(types.on(day)).isEqualTo(type);
  }

  @Test
  void withoutChangesTheFirstTypeHoldsForEver() {
    UnitTypes types = UnitTypes.parse("province", "");

    assertThat(types.on(LocalDate.MIN)).isEqualTo("province");
    assertThat(types.on(LocalDate.MAX)).isEqualTo("province");
    assertThat(types.changesText()).isEmpty();
  }

  @Test
  void isWrittenAsItIsRead() {
    String changes = "2022-04-10 city; 2031-01-01 village";

    assertThat(UnitTypes.parse("town", changes).changesText()).isEqualTo(changes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"city", "2022 city", "2022-04-10", "2022-04-10 big city", "2022-04-10 city;"})
  void refusesWhatIsNoChange(String changes) {
    assertThatThrownBy(() -> UnitTypes.parse("town", changes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("type_changes has '")
        .hasMessageEndingWith("', needs such as 2025-01-01 centrally_run_city");
  }

  @Test
  void refusesADayThatDoesNotExist() {
    assertThatThrownBy(() -> Registries.of("a,A,,,town,2000-01-01,,,,,,,2022-02-30 city"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessageContaining("line 2: Text '2022-02-30' could not be parsed");
  }

  @Test
  void refusesChangesOutOfOrder() {
    assertThatThrownBy(() -> UnitTypes.parse("town", "2022-04-10 city; 2022-04-10 village"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("type_changes must be in the order of their days");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000-01-01", "2021-01-01"})
  void refusesAChangeOutsideTheUnitsTime(String day) {
    assertThatThrownBy(
            () ->
                Registries.of(
                    "a,A,,,town,2000-01-01,2020-12-31,b,,,,," + day + " city",
                    "b,B,,,town,2021-01-01,,,a"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessage(
            "units.csv line 2: type_changes has "
                + day
                + " city, which is not after its first day and up to its last");
  }
}
