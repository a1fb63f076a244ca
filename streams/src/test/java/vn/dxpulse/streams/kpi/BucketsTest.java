package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BucketsTest {

  @Property
  void everyNumberLiesInItsBucket(@ForAll @LongRange(min = 0, max = (1L << 33) - 1) long number) {
    int bucket = Buckets.of(number);

    assertThat(number).isGreaterThanOrEqualTo(Buckets.from(bucket));
    assertThat(number).isLessThan(Buckets.from(bucket + 1));
  }

  @Property
  void noBucketIsWiderThanAQuarterOfItsLowerEnd(
      @ForAll @IntRange(min = 4, max = Buckets.COUNT - 1) int bucket) {
    long from = Buckets.from(bucket);

    assertThat(4 * (Buckets.from(bucket + 1) - from)).isLessThanOrEqualTo(from);
  }

  @Property
  void aPercentileIsOffByLessThanAQuarter(
      @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 0, max = 100_000_000) Long> numbers,
      @ForAll @IntRange(min = 1, max = 99) int percent) {
    long[] counts = new long[Buckets.COUNT];
    numbers.forEach(number -> counts[Buckets.of(number)]++);
    List<Long> sorted = numbers.stream().sorted().toList();
    int rank = Math.max(1, (int) Math.ceil(numbers.size() * percent / 100.0));
    double exact = sorted.get(rank - 1);

    assertThat(Buckets.percentile(counts, percent)).isCloseTo(exact, within(exact / 4 + 1e-9));
  }

  @Test
  void readsTheMedianOfEvenlySpreadNumbersFromWithinTheBucket() {
    long[] counts = new long[Buckets.COUNT];
    counts[Buckets.of(100)] = 100;

    assertThat(Buckets.percentile(counts, 50)).isEqualTo(104);
  }

  @Test
  void takesNegativeNumbersAsZeroAndHugeOnesAsTheLast() {
    assertThat(Buckets.of(-1)).isZero();
    assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
  }
}
