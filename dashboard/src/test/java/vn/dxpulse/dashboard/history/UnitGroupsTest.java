package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitGroupsTest {

  @Test
  void followsSuccessorsToTheLast() {
    UnitGroups groups = new UnitGroups(Map.of("a", "b", "b", "c", "x", "c"), Map.of());

    assertThat(groups.lastOf("a")).isEqualTo("c");
    assertThat(groups.lastOf("x")).isEqualTo("c");
    assertThat(groups.lastOf("c")).isEqualTo("c");
    assertThat(groups.lastOf("unheard")).isEqualTo("unheard");
  }

  @Test
  void aCircleEndsWhereItBegins() {
    UnitGroups groups = new UnitGroups(Map.of("a", "b", "b", "a", "x", "a"), Map.of());

    assertThat(groups.lastOf("a")).isEqualTo("a");
    assertThat(groups.lastOf("b")).isEqualTo("b");
    assertThat(groups.lastOf("x")).isEqualTo("x");
  }
}
