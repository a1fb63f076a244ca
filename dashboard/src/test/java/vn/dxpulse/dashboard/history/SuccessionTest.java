package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  @Test
  void followsSuccessorsToTheLast() {
    Succession succession = new Succession(Map.of("a", "b", "b", "c", "x", "c"));

    assertThat(succession.lastOf("a")).isEqualTo("c");
    assertThat(succession.lastOf("x")).isEqualTo("c");
    assertThat(succession.lastOf("c")).isEqualTo("c");
    assertThat(succession.lastOf("unheard")).isEqualTo("unheard");
    assertThat(succession.successorOf("a")).hasValue("b");
    assertThat(succession.successorOf("c")).isEmpty();
  }

  @Test
  void aCircleEndsWhereItBegins() {
    Succession succession = new Succession(Map.of("a", "b", "b", "a", "x", "a"));

    assertThat(succession.lastOf("a")).isEqualTo("a");
    assertThat(succession.lastOf("b")).isEqualTo("b");
    assertThat(succession.lastOf("x")).isEqualTo("x");
  }
}
