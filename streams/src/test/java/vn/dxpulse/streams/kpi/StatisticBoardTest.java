package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatisticBoardTest {

  private static final String KPI = "dti:mic";

  private final StatisticBoard board = new StatisticBoard();

  @Property(tries = 1000)
  void endsTheSameInAnyOrderOfArrival(
      @ForAll("statistics") List<Statistic> statistics, @ForAll Random random) {
    List<Statistic> shuffled = new ArrayList<>(statistics);
    Collections.shuffle(shuffled, random);

    assertThat(latest(shuffled)).isEqualTo(latest(statistics));
  }

  @Property
  void showsTheLatestPublicationOfTheLatestPeriod(
      @ForAll("statistics") List<Statistic> statistics) {
    long latestEndMs =
        statistics.stream().mapToLong(Statistic::periodEndMs).max().orElse(Long.MIN_VALUE);
    OptionalLong latestPublication =
        statistics.stream()
            .filter(statistic -> statistic.periodEndMs() == latestEndMs)
            .mapToLong(StatisticBoardTest::publishedAtMs)
            .max();

    List<Statistic> latest = latest(statistics);

    assertThat(latest).hasSize(statistics.isEmpty() ? 0 : 1);
    for (Statistic shown : latest) {
      assertThat(shown.periodEndMs()).isEqualTo(latestEndMs);
      assertThat(publishedAtMs(shown)).isEqualTo(latestPublication.getAsLong());
    }
  }

  @Property
  void isTheSameAfterItsCellsWereRestored(@ForAll("statistics") List<Statistic> statistics) {
    StatisticBoard stopped = new StatisticBoard();
    statistics.forEach(statistic -> stopped.report(0, statistic));
    StatisticBoard restored = new StatisticBoard();

    stopped.drainTouched((statistic, unit) -> restored.restore(unit, statistic));

    assertThat(restored.latest(0, KPI)).isEqualTo(stopped.latest(0, KPI));
    for (Statistic statistic : statistics) {
      assertThat(restored.report(0, statistic)).as("known already").isFalse();
    }
  }

  @Test
  void takesAFigureThatIsSentAgainForKnown() {
    assertThat(board.report(0, statistic(2, OptionalLong.empty(), 1, "a"))).isTrue();
    assertThat(board.report(0, statistic(2, OptionalLong.empty(), 9, "a"))).isFalse();
  }

  @Test
  void ranksAnUnknownDateOfPublicationBelowAnyOther() {
    board.report(0, statistic(2, OptionalLong.of(5), 1, "a"));

    assertThat(board.report(0, statistic(2, OptionalLong.empty(), 9, "b"))).isFalse();
  }

  @Test
  void keepsUnitsAndKpisApart() {
    board.report(0, statistic(2, OptionalLong.empty(), 1, "a"));

    assertThat(board.latest(1, KPI)).isEmpty();
    assertThat(board.latest(0, "dti_rank:mic")).isEmpty();
  }

  // Distinct event ids: what becomes of two contents of one id is the business of deduplication.
  @Provide
  Arbitrary<List<Statistic>> statistics() {
    Arbitrary<OptionalLong> publishedAt =
        Arbitraries.of(OptionalLong.empty(), OptionalLong.of(1), OptionalLong.of(2));
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            publishedAt,
            Arbitraries.longs().between(1, 3),
            Arbitraries.strings().alpha().ofLength(3))
        .as(StatisticBoardTest::statistic)
        .list()
        .uniqueElements(statistic -> statistic.origin().eventId())
        .ofMaxSize(12);
  }

  private static Statistic statistic(
      int period, OptionalLong publishedAtMs, long arrivalMs, String id) {
    return new Statistic(
        KPI,
        "202" + period,
        period,
        new Statistic.Figure(1, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty()),
        new Statistic.Publication(publishedAtMs, ""),
        new Statistic.Origin(id, arrivalMs, false));
  }

  private static long publishedAtMs(Statistic statistic) {
    return statistic.publication().publishedAtMs().orElse(Long.MIN_VALUE);
  }

  private static List<Statistic> latest(List<Statistic> statistics) {
    StatisticBoard board = new StatisticBoard();
    statistics.forEach(statistic -> board.report(0, statistic));
    return board.latest(0, KPI).stream().toList();
  }
}
