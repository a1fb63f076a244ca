package vn.dxpulse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void takesTheMiddleOfTheSortedValues() {
    Sample sample = new Sample(List.of(3.0, 1.0, 2.0, 9.0));

    assertThat(sample.median()).isEqualTo(2.5);
    assertThat(sample.least()).isEqualTo(1);
    assertThat(sample.greatest()).isEqualTo(9);
    assertThat(new Sample(List.of(5.0, 4.0, 6.0)).median()).isEqualTo(5);
  }
}
