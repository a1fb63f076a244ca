package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dxpulse.schemas.unit.UnitRegistry.Found;

class GraceTest {

  /** 30 ends inside 31 with 31 days of grace; 31 goes on as another unit of the same code. */
  private final UnitRegistry registry =
      Registries.of(
          "30,Hải Dương,,,province,2019-04-01,2025-06-30,31,,,,,,,31",
          "31,Hải Phòng,,,province,2019-04-01,2025-06-30,31,,,,,,,31",
          "31,Hải Phòng,,,province,2025-07-01,,,30 31");

  @Test
  void aCodeMeansItsOwnUnitUpToTheLastMillisecond() {
    assertThat(found("30", "2025-06-30T23:59:59.999")).contains("30@2019-04-01");
  }

  @Test
  void aCodeUsedAfterItsEndCountsForTheSuccessorByGrace() {
    assertThat(found("30", "2025-07-01T00:00")).contains("31@2025-07-01 by grace");
    assertThat(found("30", "2025-07-31T23:59:59.999")).contains("31@2025-07-01 by grace");
  }

  @Test
  void graceEndsWithItsLastDay() {
    assertThat(found("30", "2025-08-01T00:00")).isEmpty();
  }

  @Test
  void aCodeThatGoesOnNeedsNoGrace() {
    assertThat(found("31", "2025-07-01T00:00")).contains("31@2025-07-01");
  }

  @Test
  void anUnknownCodeHasNone() {
    assertThat(found("99", "2025-07-02T00:00")).isEmpty();
  }

  @Test
  void withoutTheColumnThereIsNone() {
    UnitRegistry vietnam = UnitRegistryFile.vietnam();

    assertThat(vietnam.findOrSuccessor("30", ms("2025-07-01T00:00"))).isEmpty();
    assertThat(vietnam.findOrSuccessor("30", ms("2025-06-30T23:59")).map(Found::byGrace))
        .contains(false);
  }

  @Test
  void aSuccessorThatHasEndedTooPassesItOnToItsOwn() {
    UnitRegistry twice =
        Registries.of(
            "a,A,,,region,2000-01-01,2020-12-31,b,,,,,,,1000",
            "b,B,,,region,2021-01-01,2021-06-30,c,a",
            "c,C,,,region,2021-07-01,,,b");

    assertThat(found(twice, "a", "2021-06-30T23:59")).contains("b@2021-01-01 by grace");
    assertThat(found(twice, "a", "2021-07-01T00:00")).contains("c@2021-07-01 by grace");
    assertThat(found(twice, "b", "2021-07-01T00:00")).as("b has none of its own").isEmpty();
  }

  @Test
  void aCodeThatIsTakenAgainLaterMeansItsNewUnit() {
    UnitRegistry taken =
        Registries.of(
            "a,A,,,region,2000-01-01,2020-12-31,b,,,,,,,1000",
            "b,B,,,region,2021-01-01,,,a",
            "a,New,,,region,2022-01-01");

    assertThat(found(taken, "a", "2021-12-31T23:59")).contains("b@2021-01-01 by grace");
    assertThat(found(taken, "a", "2022-01-01T00:00")).contains("a@2022-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1.5", "3661"})
  void refusesWhatIsNoNumberOfDays(String days) {
    assertThatThrownBy(() -> Registries.of("a,A,,,region,2000-01-01,,,,,,,,," + days))
        .isInstanceOf(UnitRegistryFile.InvalidRegistry.class)
        .hasMessageStartingWith("units.csv line 2: grace_days is ");
  }

  private Optional<String> found(String code, String vietnameseTime) {
    return found(registry, code, vietnameseTime);
  }

  private static Optional<String> found(UnitRegistry registry, String code, String time) {
    return registry
        .findOrSuccessor(code, ms(time))
        .map(found -> found.unit().id() + (found.byGrace() ? " by grace" : ""));
  }

  private static long ms(String vietnameseTime) {
    return LocalDateTime.parse(vietnameseTime).toInstant(ZoneOffset.ofHours(7)).toEpochMilli();
  }
}
