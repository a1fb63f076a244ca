package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class FlowBoardPropertiesTest {

  private static final int UNITS = 2;
  private static final int COUNTERS = 3;
  private static final long FUTURE_MS = 5 * 60_000;
  private static final long DAY_MS = 86_400_000;
  private static final long START_MS = Instant.parse("2025-08-01T03:00:00.500Z").toEpochMilli();

  @Property(tries = 1000)
  void countsWhatLiesInThePanesOfEachWindow(@ForAll("steps") List<Step> steps) {
    Run run = new Run();

    for (Step step : steps) {
      step.on(run);
      if (run.settled()) {
        run.assertCountsOfTheOracle();
      }
    }
  }

  @Property(tries = 500)
  void isNeverFurtherOffThanOnePane(@ForAll("steps") List<Step> steps) {
    Run run = new Run();

    steps.forEach(step -> step.on(run));
    run.advance(0);

    run.assertWithinOnePaneOfExact();
  }

  @Property(tries = 500)
  void countsTheSameInAnyOrderAndAnyBatching(
      @ForAll("manyAdds") List<Add> adds, @ForAll Random random) {
    Run oneBatch = new Run();
    Run manyBatches = new Run();
    List<Add> shuffled = new ArrayList<>(adds);
    Collections.shuffle(shuffled, random);

    adds.forEach(add -> add.on(oneBatch));
    for (Add add : shuffled) {
      manyBatches.addAt(add.unit(), START_MS + add.offsetMs(), add.mask());
      manyBatches.advance(random.nextInt(3) * 400L);
    }
    oneBatch.advance(manyBatches.nowMs - START_MS);

    oneBatch.assertSameCounts(manyBatches);
  }

  @Property(tries = 500)
  void namesEveryUnitWhoseCountsChanged(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    run.advance(0);

    for (Step step : steps) {
      List<long[]> before = run.allCounts(0);
      List<long[]> otherBefore = run.allCounts(1);
      step.on(run);
      if (step instanceof Advance) {
        List<Integer> named = run.board.drainChangedUnits().boxed().toList();
        assertThat(named.contains(0) || same(before, run.allCounts(0))).isTrue();
        assertThat(named.contains(1) || same(otherBefore, run.allCounts(1))).isTrue();
      }
    }
  }

  @Property(tries = 200)
  void keepsNoMoreCellsThanTheRingsAndDaysHave(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    Set<Long> days = new HashSet<>();

    for (Step step : steps) {
      step.on(run);
      if (step instanceof Add add) {
        days.add(PaneSize.DAY.paneAt(run.nowMs + add.offsetMs()));
      }
      run.advance(61_000);
      run.board.drainTouched(run.kept);
    }

    int slots = 60 + 300 + 2 + 24 * 60 + 5 + 2 + 30 * 24 + 2;
    assertThat(run.kept.size()).isLessThanOrEqualTo(UNITS * (slots + 1 + days.size()));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, adds()),
            Tuple.of(6, advances()),
            Tuple.of(1, Arbitraries.of(new Restart())))
        .list()
        .ofMaxSize(50);
  }

  @Provide
  Arbitrary<List<Add>> manyAdds() {
    return adds().list().ofMaxSize(30);
  }

  private static Arbitrary<Add> adds() {
    return Combinators.combine(
            Arbitraries.integers().between(0, UNITS - 1),
            offsets(),
            Arbitraries.longs().between(0, (1 << COUNTERS) - 1))
        .as(Add::new);
  }

  // Close to every edge that matters, or anywhere.
  private static Arbitrary<Long> offsets() {
    Arbitrary<Long> nearEdges =
        Combinators.combine(
                Arbitraries.of(
                    0L, -60_000L, -3_600_000L, -DAY_MS, -7 * DAY_MS, -30 * DAY_MS, FUTURE_MS),
                Arbitraries.of(1L, 1_000L, 60_000L, 3_600_000L),
                Arbitraries.longs().between(-2, 2),
                Arbitraries.longs().between(-500, 500))
            .as((edge, size, times, jitter) -> edge + size * times + (size == 1 ? 0 : jitter))
            .map(offset -> Math.min(offset, FUTURE_MS));
    return Arbitraries.frequencyOf(
        Tuple.of(6, nearEdges),
        Tuple.of(1, Arbitraries.just(FUTURE_MS)),
        Tuple.of(2, Arbitraries.longs().between(-3 * DAY_MS, FUTURE_MS)),
        Tuple.of(2, Arbitraries.longs().between(-400 * DAY_MS, FUTURE_MS)),
        Tuple.of(1, Arbitraries.longs().between(-7_305 * DAY_MS, 0)));
  }

  private static Arbitrary<Step> advances() {
    return Arbitraries.oneOf(
            Arbitraries.of(0L, 1L, 499L, 500L, 999L, 1_000L, 59_999L, 60_000L, 61_000L),
            Arbitraries.of(3_599_999L, 3_660_000L, DAY_MS, DAY_MS + 60_000),
            Arbitraries.longs().between(0, 5_000),
            Arbitraries.longs().between(0, 3 * DAY_MS),
            Arbitraries.longs().between(0, 120 * DAY_MS))
        .map(Advance::new);
  }

  private static boolean same(List<long[]> some, List<long[]> others) {
    return Arrays.deepEquals(some.toArray(), others.toArray());
  }

  /** One thing that happens to a board. */
  sealed interface Step {
    void on(Run run);
  }

  /** An event, {@code offsetMs} after T. */
  record Add(int unit, long offsetMs, long mask) implements Step {
    @Override
    public void on(Run run) {
      run.add(unit, offsetMs, mask);
    }
  }

  /** T moves on. */
  record Advance(long byMs) implements Step {
    @Override
    public void on(Run run) {
      run.advance(byMs);
    }
  }

  /** The task commits and starts again elsewhere. */
  record Restart() implements Step {
    @Override
    public void on(Run run) {
      run.restart();
    }
  }

  /** A board and an oracle that see the same. */
  private static final class Run {
    private final FlowOracle oracle = new FlowOracle(COUNTERS);
    private final KeptFlows kept = new KeptFlows();
    private FlowBoard board =
        new FlowBoard(UNITS, COUNTERS, FUTURE_MS, EnumSet.allOf(Window.class));
    private long nowMs = START_MS;
    private boolean settled;

    void add(int unit, long offsetMs, long mask) {
      addAt(unit, nowMs + offsetMs, mask);
    }

    void addAt(int unit, long timeMs, long mask) {
      board.add(unit, timeMs, Masks.contribution(mask, COUNTERS));
      oracle.add(unit, timeMs, mask);
      settled = false;
    }

    void advance(long byMs) {
      nowMs += byMs;
      board.advanceTo(nowMs);
      settled = true;
    }

    void restart() {
      advance(0);
      board.drainTouched(kept);
      board = new FlowBoard(UNITS, COUNTERS, FUTURE_MS, EnumSet.allOf(Window.class));
      kept.restoreTo(board);
      board.advanceTo(nowMs);
    }

    boolean settled() {
      return settled;
    }

    List<long[]> allCounts(int unit) {
      List<long[]> counts = new ArrayList<>();
      for (Window window : Window.values()) {
        counts.add(board.counts(unit, window).clone());
      }
      return counts;
    }

    void assertCountsOfTheOracle() {
      for (int unit = 0; unit < UNITS; unit++) {
        for (Window window : Window.values()) {
          assertThat(board.counts(unit, window))
              .as("unit %d, %s", unit, window)
              .isEqualTo(oracle.counts(unit, window, nowMs));
        }
      }
    }

    void assertSameCounts(Run other) {
      for (int unit = 0; unit < UNITS; unit++) {
        for (Window window : Window.values()) {
          assertThat(board.counts(unit, window))
              .as("unit %d, %s", unit, window)
              .isEqualTo(other.board.counts(unit, window));
        }
      }
    }

    void assertWithinOnePaneOfExact() {
      for (int unit = 0; unit < UNITS; unit++) {
        assertWithinOnePaneOfExact(unit, Window.LAST_MINUTE, 60_000, 1_000);
        assertWithinOnePaneOfExact(unit, Window.LAST_HOUR, 3_600_000, 60_000);
        assertWithinOnePaneOfExact(unit, Window.LAST_DAY, DAY_MS, 60_000);
        assertWithinOnePaneOfExact(unit, Window.LAST_7_DAYS, 7 * DAY_MS, 3_600_000);
        assertWithinOnePaneOfExact(unit, Window.LAST_30_DAYS, 30 * DAY_MS, 3_600_000);
      }
    }

    private void assertWithinOnePaneOfExact(int unit, Window window, long windowMs, long paneMs) {
      long startMs = nowMs - windowMs;
      long[] least = oracle.countsBetween(unit, startMs, nowMs);
      long[] most = oracle.countsBetween(unit, startMs - paneMs, nowMs + paneMs);
      long[] counts = board.counts(unit, window);
      for (int i = 0; i < COUNTERS; i++) {
        assertThat(counts[i]).as("unit %d, %s", unit, window).isBetween(least[i], most[i]);
      }
    }
  }
}
