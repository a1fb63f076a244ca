package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

class KpiBoardPropertiesTest {

  private static final int UNITS = Boards.UNITS.size();

  @Property
  void publishesAfterARestartWhatABoardThatNeverStoppedPublishes(
      @ForAll("histories") List<List<Fact>> commits) {
    KpiBoard neverStopped = Boards.empty();
    KpiBoard restarted = Boards.empty();
    Boards.Changelog changelog = new Boards.Changelog();
    long nowMs = Boards.START_MS;

    for (List<Fact> facts : commits) {
      for (Fact fact : facts) {
        fact.applyTo(neverStopped, nowMs);
        fact.applyTo(restarted, nowMs);
        nowMs += fact.passesMs();
      }
      neverStopped.advanceTo(nowMs);
      restarted.advanceTo(nowMs);
      assertThat(Boards.published(restarted)).isEqualTo(Boards.published(neverStopped));
      changelog.keep(restarted);
      restarted = changelog.restored(nowMs);
    }
  }

  @Property
  void publishesOnlyReadingsThatDifferFromThoseBefore(
      @ForAll("histories") List<List<Fact>> commits) {
    Map<String, Shown> newest = new HashMap<>();
    KpiBoard board = Boards.empty();
    long nowMs = Boards.START_MS;

    for (List<Fact> facts : commits) {
      nowMs = apply(facts, board, nowMs);
      for (KpiRow row : Boards.published(board)) {
        assertThat(newest.put(key(row), Shown.of(row))).isNotEqualTo(Shown.of(row));
        assertThat(row.asOfMs()).isEqualTo(nowMs);
      }
      assertThat(Boards.published(board)).isEmpty();
    }
  }

  @Property
  void keepsEveryPublishedReadingUpToDate(@ForAll("histories") List<List<Fact>> commits) {
    Map<String, Shown> newest = new LinkedHashMap<>();
    Boards.Changelog changelog = new Boards.Changelog();
    KpiBoard board = Boards.empty();
    long nowMs = Boards.START_MS;
    board.advanceTo(nowMs);

    for (List<Fact> facts : commits) {
      nowMs = apply(facts, board, nowMs);
      Boards.published(board).forEach(row -> newest.put(key(row), Shown.of(row)));
      changelog.keep(board);
    }
    Boards.published(board).forEach(row -> newest.put(key(row), Shown.of(row)));

    Map<String, Shown> all = new LinkedHashMap<>();
    Boards.published(changelog.unpublished(nowMs)).forEach(row -> all.put(key(row), Shown.of(row)));
    assertThat(newest).isEqualTo(all);
  }

  @Provide
  Arbitrary<List<List<Fact>>> histories() {
    return facts().list().ofMaxSize(8).list().ofMaxSize(8);
  }

  private static Arbitrary<Fact> facts() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, transactions()),
        Tuple.of(1, stockChanges()),
        Tuple.of(1, reports()),
        Tuple.of(2, pauses()));
  }

  private static Arbitrary<Fact> transactions() {
    Arbitrary<Long> ages =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-KpiBoard.FUTURE_MS, 100_000),
            Arbitraries.longs().between(3_500_000, 3_700_000),
            Arbitraries.longs().between(86_300_000, 86_500_000));
    return Combinators.combine(units(), ages, Arbitraries.longs().between(1, 255))
        .as(Transaction::new);
  }

  private static Arbitrary<Fact> stockChanges() {
    return Combinators.combine(
            units(),
            Arbitraries.of(EnterpriseKind.class),
            Arbitraries.of(-1, 1),
            Arbitraries.of(true, false))
        .as(StockChanged::new);
  }

  private static Arbitrary<Fact> reports() {
    Arbitrary<OptionalLong> publishedAt =
        Arbitraries.of(OptionalLong.empty(), OptionalLong.of(1_000), OptionalLong.of(2_000));
    return Combinators.combine(
            units(),
            Arbitraries.of("dti:mic", "dti_rank:mic"),
            Arbitraries.of("2022", "2023"),
            publishedAt,
            Arbitraries.of("a", "b", "c"))
        .as(
            (unit, kpi, period, at, id) ->
                new Reported(unit, Boards.statistic(kpi, period, at, id)));
  }

  private static Arbitrary<Fact> pauses() {
    return Arbitraries.oneOf(
            Arbitraries.of(0L, 999L, 1_000L, 60_000L, 61_000L, 3_660_000L),
            Arbitraries.of(Duration.ofHours(9), Duration.ofHours(25)).map(Duration::toMillis),
            Arbitraries.longs().between(0, 10_000))
        .map(Pause::new);
  }

  private static Arbitrary<Integer> units() {
    return Arbitraries.integers().between(0, UNITS - 1);
  }

  private static long apply(List<Fact> facts, KpiBoard board, long startMs) {
    long nowMs = startMs;
    for (Fact fact : facts) {
      fact.applyTo(board, nowMs);
      nowMs += fact.passesMs();
    }
    board.advanceTo(nowMs);
    return nowMs;
  }

  private static String key(KpiRow row) {
    return row.scope().unit() + "|" + row.kpi().id() + "|" + row.window();
  }

  private record Shown(Reading reading, boolean simulated) {
    static Shown of(KpiRow row) {
      return new Shown(row.reading(), row.simulated());
    }
  }

  /** Something that happens to a board. */
  sealed interface Fact {
    void applyTo(KpiBoard board, long nowMs);

    default long passesMs() {
      return 0;
    }
  }

  record Transaction(int unit, long ageMs, long mask) implements Fact {
    @Override
    public void applyTo(KpiBoard board, long nowMs) {
      Boards.count(board, unit, nowMs - ageMs, mask | Boards.COMPLETED);
    }
  }

  record StockChanged(int unit, EnterpriseKind kind, int change, boolean simulated)
      implements Fact {
    @Override
    public void applyTo(KpiBoard board, long nowMs) {
      board.changeStock(unit, kind, change, simulated);
    }
  }

  record Reported(int unit, Statistic statistic) implements Fact {
    @Override
    public void applyTo(KpiBoard board, long nowMs) {
      board.report(unit, statistic);
    }
  }

  record Pause(long passesMs) implements Fact {
    @Override
    public void applyTo(KpiBoard board, long nowMs) {}
  }
}
