package vn.dxpulse.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final int TRIALS = 20_000;

  @Test
  void takesTheMiddleOfTheSortedValues() {
    Sample sample = new Sample(List.of(3.0, 1.0, 2.0, 9.0));

    assertThat(sample.median()).isEqualTo(2.5);
    assertThat(sample.least()).isEqualTo(1);
    assertThat(sample.greatest()).isEqualTo(9);
    assertThat(new Sample(List.of(5.0, 4.0, 6.0)).median()).isEqualTo(5);
  }

  @Test
  void nineValuesCoverTheirMedianFromTheSecondToTheEighth() {
    Interval interval = upTo(9).interval();

    assertThat(interval.low()).isEqualTo(2);
    assertThat(interval.high()).isEqualTo(8);
    assertThat(interval.confidence()).isEqualTo(1 - 20.0 / 512);
  }

  /** Ranks and confidences of the tables of the sign test. */
  @Test
  void agreesWithTheTables() {
    assertThat(upTo(6).interval()).isEqualTo(new Interval(1, 6, 1 - 2.0 / 64));
    assertThat(upTo(8).interval()).isEqualTo(new Interval(1, 8, 1 - 2.0 / 256));
    assertThat(upTo(15).interval().low()).isEqualTo(4);
    assertThat(upTo(15).interval().confidence()).isCloseTo(0.9648, within(1e-4));
    assertThat(upTo(20).interval().low()).isEqualTo(6);
    assertThat(upTo(20).interval().confidence()).isCloseTo(0.9586, within(1e-4));
  }

  @Test
  void fewerThanSixGiveTheRangeAndSayWithWhatConfidence() {
    assertThat(upTo(5).interval()).isEqualTo(new Interval(1, 5, 0.9375));
    assertThat(upTo(2).interval()).isEqualTo(new Interval(1, 2, 0.5));
    assertThat(upTo(1).interval()).isEqualTo(new Interval(1, 1, 0));
  }

  @Test
  void coversTheMedianOfALopsidedDistributionAsOftenAsItSays() {
    Random random = new Random(20250701);
    double trueMedian = Math.log(2);
    int covered = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        values.add(-Math.log(1 - random.nextDouble()));
      }
      Interval interval = new Sample(values).interval();
      if (interval.low() <= trueMedian && trueMedian <= interval.high()) {
        covered++;
      }
    }

    assertThat((double) covered / TRIALS).isCloseTo(1 - 20.0 / 512, within(0.006));
  }

  @Test
  void refusesToBeEmpty() {
    assertThatThrownBy(() -> new Sample(List.of())).hasMessageContaining("at least one value");
  }

  private static Sample upTo(int n) {
    return new Sample(IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList());
  }
}
