package vn.dxpulse.schemas.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PopulationsTest {

  private static final String A = "a,A,,,region,2000-01-01,,,,100,census 2019";
  private static final String B = "b,B,,,region,2000-01-01,,,,23,census 2019";

  @Test
  void addsFiguresOfOneBasisAndNamesIt() {
    assertThat(Populations.total(Registries.of(A, B).units()))
        .isEqualTo(new Unit.Population(OptionalLong.of(123), "census 2019"));
  }

  @Test
  void isUnknownIfOneIsUnknown() {
    UnitRegistry registry = Registries.of(A, "b,B,,,region,2000-01-01,,,,,census 2019");

    assertThat(Populations.total(registry.units()))
        .isEqualTo(new Unit.Population(OptionalLong.empty(), "census 2019"));
  }

  @Test
  void refusesTwoBasesAndNamesAUnitOfEach() {
    UnitRegistry registry = Registries.of(A, B, "c,C,,,region,2000-01-01,,,,5,registered 2025");

    assertThatThrownBy(() -> Populations.total(registry.units()))
        .isInstanceOf(Populations.MixedBases.class)
        .hasMessage(
            "populations of different bases must not be added: 'census 2019' of a@2000-01-01"
                + " and 'registered 2025' of c@2000-01-01");
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> Populations.total(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are no units whose populations could be added");
  }
}
