package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Every unit counts in exactly one last successor, or the registry is refused. */
class SuccessionTest {

  @Test
  void theShippedUnitsAllEndInUnitsOfToday() {
    UnitRegistry vietnam = UnitRegistryFile.vietnam();

    assertThat(vietnam.units())
        .filteredOn(unit -> unit.validity().lastDay().isPresent())
        .hasSize(63)
        .allSatisfy(
            ended ->
                assertThat(ended.successor().flatMap(vietnam::find))
                    .hasValueSatisfying(
                        successor -> {
                          assertThat(successor.validity().lastDay()).isEmpty();
                          assertThat(successor.predecessors()).contains(ended.id());
                        }));
  }

  @Test
  void aUnitMayEndWithoutSuccessor() {
    UnitRegistry registry =
        Registries.of("a,A,,,region,2000-01-01,2020-12-31", "b,B,,,region,2000-01-01");

    assertThat(registry.versions("a"))
        .singleElement()
        .satisfies(unit -> assertThat(unit.successor()).isEmpty());
  }

  @Test
  void refusesGraceWithoutSuccessor() {
    assertThatThrownBy(
            () ->
                Registries.of(
                    "a,A,,,region,2000-01-01,2020-12-31,,,,,,,,31", "b,B,,,region,2000-01-01"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessage(
            "units.csv line 2: a@2000-01-01 has grace_days, but no successor_code for which it"
                + " could count");
  }

  @Test
  void refusesASuccessorThatDoesNotKnowIt() {
    assertThatThrownBy(
            () -> Registries.of("a,A,,,region,2000-01-01,2020-12-31,b", "b,B,,,region,2021-01-01"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessage(
            "units.csv line 2: a@2000-01-01 is succeeded by b@2021-01-01, whose"
                + " predecessor_codes lack a");
  }

  @Test
  void refusesThatTwoUnitsTakeTheCountsOfOne() {
    assertThatThrownBy(
            () ->
                Registries.of(
                    "a,A,,,region,2000-01-01,2020-12-31,b",
                    "b,B,,,region,2021-01-01,,,a",
                    "c,C,,,region,2021-01-01,,,a"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessage(
            "units.csv line 4: c@2021-01-01 names predecessor a@2000-01-01, whose counts go to"
                + " b@2021-01-01");
  }

  @Test
  void saysOnceThatACodeFitsNoVersion() {
    assertThatThrownBy(
            () -> Registries.of("a,A,,,region,2000-01-01,2020-12-31,b", "b,B,,,region,2022-01-01"))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessage("units.csv line 2: a@2000-01-01 names b, of which no version fits 2021-01-01");
  }
}
