package vn.dxpulse.streams.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The traps of docs/domain.md that are about what a target demands. */
class DomainTrapsTest {

  @Test
  void trap10_trenIsStrictlyGreater() {
    Threshold enterprises = new Threshold(Comparator.of(">"), 700);
    Threshold services = new Threshold(Comparator.of(">"), 90);
    Threshold haiDuong = new Threshold(Comparator.of(">="), 80);

    assertThat(enterprises.isReachedBy(700)).isFalse();
    assertThat(enterprises.isReachedBy(701)).isTrue();
    assertThat(services.isReachedBy(90)).isFalse();
    assertThat(services.isReachedBy(90.01)).isTrue();
    assertThat(haiDuong.isReachedBy(80)).as("no \"trên\": equality passes").isTrue();
    assertThat(haiDuong.isReachedBy(79.99)).isFalse();
  }

  @Test
  void trap11_aRankIsReachedFromAbove() {
    Threshold rank = new Threshold(Comparator.of("<="), 15);

    assertThat(rank.isReachedBy(15)).as("one of two 15ths").isTrue();
    assertThat(rank.isReachedBy(8)).isTrue();
    assertThat(rank.isReachedBy(17)).isFalse();
  }

  @Test
  void trap18_aRangeIsAFloor() {
    Threshold income = Threshold.ofRange(Comparator.of(">="), 8_300, 8_500);

    assertThat(income.isReachedBy(8_299)).isFalse();
    assertThat(income.isReachedBy(8_300)).isTrue();
    assertThat(income.isReachedBy(9_000)).as("beyond the range is no miss").isTrue();
    assertThatThrownBy(() -> Threshold.ofRange(Comparator.of("<="), 8_300, 8_500))
        .hasMessageContaining("must be > or >=, got <=");
    assertThatThrownBy(() -> Threshold.ofRange(Comparator.of(">="), 8_500, 8_300))
        .hasMessageContaining("got 8500.0 to 8300.0");
  }

  @Test
  void refusesOtherComparators() {
    assertThatThrownBy(() -> Comparator.of("≥"))
        .hasMessage("comparator must be one of > >= < <=, got '≥'");
  }
}
