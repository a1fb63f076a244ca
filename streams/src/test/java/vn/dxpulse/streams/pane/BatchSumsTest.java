package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchSumsTest {

  private static final int COUNTERS = 4;
  private static final long LAST_PANE = (1L << 40) - 1;

  @Property
  void sumsPerUnitSizeAndPaneAsAMapDoes(@ForAll("events") List<Event> events) {
    BatchSums sums = new BatchSums(COUNTERS);
    Map<Cell, List<Long>> expected = new HashMap<>();

    for (Event event : events) {
      event.addTo(sums);
      expected.merge(event.cell(), event.counts(), BatchSumsTest::plus);
    }

    assertThat(drained(sums)).isEqualTo(expected);
  }

  @Property(tries = 50)
  void growsWithoutLosingCells(@ForAll @IntRange(min = 400, max = 5_000) int cells) {
    BatchSums sums = new BatchSums(COUNTERS);

    for (int round = 0; round < 2; round++) {
      for (int pane = 0; pane < cells; pane++) {
        sums.add(pane % 97, pane % 3, pane, Masks.contribution(0b0101, COUNTERS));
      }
    }

    Map<Cell, List<Long>> drained = drained(sums);
    assertThat(drained).hasSize(cells);
    assertThat(drained.values()).allMatch(List.of(2L, 0L, 2L, 0L)::equals);
  }

  @Test
  void forgetsAllOnceDrained() {
    BatchSums sums = new BatchSums(COUNTERS);
    sums.add(1, 0, 7, Masks.contribution(0b1111, COUNTERS));

    assertThat(drained(sums)).hasSize(1);
    assertThat(sums.isEmpty()).isTrue();
    assertThat(drained(sums)).isEmpty();
    sums.add(1, 0, 7, Masks.contribution(0b0001, COUNTERS));
    assertThat(drained(sums))
        .containsExactly(Map.entry(new Cell(1, 0, 7), List.of(1L, 0L, 0L, 0L)));
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Long> panes =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(1_754_000_000L, 1_754_000_400L),
            Arbitraries.of(LAST_PANE, LAST_PANE - 1));
    return Combinators.combine(
            Arbitraries.integers().between(0, 96),
            Arbitraries.integers().between(0, 3),
            panes,
            Arbitraries.longs().between(0, (1 << COUNTERS) - 1))
        .as(Event::new)
        .list()
        .ofMaxSize(1_500);
  }

  private static Map<Cell, List<Long>> drained(BatchSums sums) {
    Map<Cell, List<Long>> drained = new HashMap<>();
    sums.drain(
        (unit, rank, pane, delta) -> {
          long[] counts = new long[COUNTERS];
          delta.addTo(counts, 0);
          List<Long> values = Arrays.stream(counts).boxed().toList();
          assertThat(drained.put(new Cell(unit, rank, pane), values)).as("given once").isNull();
        });
    return drained;
  }

  private static List<Long> plus(List<Long> some, List<Long> others) {
    return List.of(
        some.get(0) + others.get(0),
        some.get(1) + others.get(1),
        some.get(2) + others.get(2),
        some.get(3) + others.get(3));
  }

  private record Cell(int unit, int rank, long pane) {}

  /** One event to be summed. */
  record Event(int unit, int rank, long pane, long mask) {
    void addTo(BatchSums sums) {
      if (Long.bitCount(mask) == 1) {
        sums.addOne(unit, rank, pane, Long.numberOfTrailingZeros(mask));
      } else {
        sums.add(unit, rank, pane, Masks.contribution(mask, COUNTERS));
      }
    }

    private Cell cell() {
      return new Cell(unit, rank, pane);
    }

    List<Long> counts() {
      return List.of(mask & 1, mask >> 1 & 1, mask >> 2 & 1, mask >> 3 & 1);
    }
  }
}
