package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private static final long HOUR_MS = 3_600_000;

  @Property
  void isASortedMapOfNewestRevisions(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SortedMap<Long, HistoryPoint> expected = new TreeMap<>();
    Series series = new Series();
    int starts = 1 + random.nextInt(60);

    for (int step = 0; step < 300; step++) {
      long startMs = random.nextInt(starts) * HOUR_MS;
      switch (random.nextInt(12)) {
        case 0 -> {
          series.remove(startMs);
          expected.remove(startMs);
        }
        case 1 -> {
          long before = startMs - 10 * HOUR_MS;
          series.dropBefore(before);
          expected.headMap(before).clear();
        }
        default -> {
          HistoryPoint point = point(startMs, random);
          series.put(point);
          expected.merge(
              startMs, point, (old, next) -> next.revision() > old.revision() ? next : old);
        }
      }
      assertThat(all(series)).as("seed %d, step %d", seed, step).isEqualTo(values(expected));
      assertThat(series.isEmpty()).isEqualTo(expected.isEmpty());
    }
    long fromMs = random.nextInt(starts) * HOUR_MS;
    long toMs = fromMs + random.nextInt(20) * HOUR_MS;
    assertThat(series.between(fromMs, toMs)).isEqualTo(values(expected.subMap(fromMs, toMs)));
  }

  @Test
  void goesOnInTheSameRoomWhileOldRowsAreDropped() {
    Series series = new Series();

    for (int hour = 0; hour < 100_000; hour++) {
      series.put(new HistoryPoint(hour * HOUR_MS, hour, OptionalLong.empty(), false, 1));
      series.dropBefore((hour - 743) * HOUR_MS);
    }

    assertThat(all(series)).hasSize(744);
    assertThat(series.capacity()).isLessThan(2 * 744);
  }

  @Test
  void refusesAStartThatItCannotKeep() {
    for (long startMs : new long[] {30_000, -60_000, (Integer.MAX_VALUE + 1L) * 60_000}) {
      HistoryPoint point = new HistoryPoint(startMs, 1, OptionalLong.empty(), false, 1);

      assertThatThrownBy(() -> new Series().put(point))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a start is a whole minute between 1970 and 6053, got " + startMs + " ms");
    }
  }

  private static HistoryPoint point(long startMs, SplittableRandom random) {
    OptionalLong denominator =
        random.nextBoolean() ? OptionalLong.of(random.nextInt(9)) : OptionalLong.empty();
    return new HistoryPoint(
        startMs, random.nextLong(), denominator, random.nextBoolean(), random.nextInt(20));
  }

  private static List<HistoryPoint> all(Series series) {
    return series.between(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static List<HistoryPoint> values(SortedMap<Long, HistoryPoint> points) {
    return List.copyOf(points.values());
  }
}
