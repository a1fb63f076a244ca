package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClearedCountersTest {

  private static final long START_MS = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();
  private static final int COUNTERS = 3;
  private static final int UNITS = 2;

  /** As far back as the day panes of four years. */
  private static final long SPAN_MS = 4 * 366 * 86_400_000L;

  @Property(tries = 200)
  void areAsIfNothingHadBeenAddedToThem(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 200) int events) {
    FlowBoard cleared = board();
    FlowBoard without = board();
    Map<String, String> kept = new TreeMap<>();
    for (int i = 0; i < events; i++) {
      long agoMs = (long) (Math.pow(random.nextDouble(), 4) * SPAN_MS);
      int unit = random.nextInt(UNITS);
      cleared.add(unit, START_MS - agoMs, new long[] {1, random.nextInt(3), 2});
      without.add(unit, START_MS - agoMs, new long[] {1, 0, 2});
    }
    cleared.advanceTo(START_MS);
    cleared.drainTouched(new Kept(kept));

    cleared.clear(second());

    cleared.advanceTo(START_MS + 90_000);
    without.advanceTo(START_MS);
    without.advanceTo(START_MS + 90_000);
    cleared.drainTouched(new Kept(kept));
    Map<String, String> expected = new TreeMap<>();
    without.drainTouched(new Kept(expected));
    assertThat(kept).isEqualTo(expected);
    assertThat(counts(cleared)).isEqualTo(counts(without));
  }

  @Test
  void waitForEventsToBeTakenIn() {
    FlowBoard board = board();
    board.add(0, START_MS, new long[] {1, 1, 1});

    assertThatThrownBy(() -> board.clear(second()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("advance first");
  }

  private static BitSet second() {
    BitSet second = new BitSet();
    second.set(1);
    return second;
  }

  private static FlowBoard board() {
    FlowBoard board = new FlowBoard(UNITS, COUNTERS, 300_000, EnumSet.allOf(Window.class));
    board.advanceTo(START_MS);
    return board;
  }

  private static List<String> counts(FlowBoard board) {
    return Arrays.stream(Window.values())
        .map(
            window ->
                window
                    + Arrays.toString(board.counts(0, window))
                    + Arrays.toString(board.counts(1, window)))
        .toList();
  }

  private record Kept(Map<String, String> cells) implements FlowCells {
    @Override
    public void total(int unit, long[] counts) {
      cells.put("total " + unit, Arrays.toString(counts));
    }

    @Override
    public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
      cells.put(
          String.join(" ", size.name(), "" + unit, "" + slot),
          pane + Arrays.toString(Arrays.copyOfRange(counts, from, from + COUNTERS)));
    }
  }
}
