package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.dxpulse.dashboard.sample.SampleHistory.aDay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class HistoryViewsTest {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 28);
  private static final int ALL = Integer.MAX_VALUE;

  private final HistoryStore store = new HistoryStore();
  private final HistoryViews views = new HistoryViews(store);

  @Property(tries = 200)
  void restatedIsTheSumOverAUnitAndAllThatItTookOver(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, String> successors = successors(random);
    List<KpiHistory> rows = rows(random);
    HistoryStore filled = new HistoryStore();
    rows.forEach(filled::put);
    HistoryViews filledViews = new HistoryViews(filled);

    List<HistoryRow> restated =
        filledViews.rows(
            everything(HistoryView.RESTATED), new UnitGroups(successors, Map.of()), ALL);

    assertThat(numbers(restated)).as("seed %d", seed).isEqualTo(bruteForce(rows, successors));
    List<HistoryRow> nation =
        filledViews.rows(theNation(), new UnitGroups(successors, Map.of()), ALL);
    assertThat(sumsOf(nation))
        .as("the nation is the same whichever units are added up, seed %d", seed)
        .isEqualTo(sumsOf(restated))
        .isEqualTo(
            sumsOf(
                filledViews.rows(
                    everything(HistoryView.REPORTED), new UnitGroups(successors, Map.of()), ALL)));
  }

  @Test
  void aMergerMovesWhatWasReportedBeforeItToTheUnitOfToday() {
    store.put(aDay("2025-06-30").unit("06@2019-04-01").kpi("rate").ratio(1, 1).build());
    store.put(aDay("2025-06-30").unit("19@2019-04-01").kpi("rate").ratio(49, 99).build());
    store.put(aDay("2025-07-01").unit("19@2025-07-01").kpi("rate").ratio(3, 4).build());

    List<HistoryRow> restated = views.rows(everything(HistoryView.RESTATED), ofTheRegistry(), ALL);

    assertThat(restated)
        .extracting(HistoryRow::unit, row -> row.point().value(), row -> row.point().denominator())
        .containsExactly(
            tuple("19@2025-07-01", OptionalDouble.of(0.5), OptionalLong.of(100)),
            tuple("19@2025-07-01", OptionalDouble.of(0.75), OptionalLong.of(4)));
  }

  @Test
  void aUnitCountsInTheRegionItWasInAndRestatedInThatOfItsSuccessor() {
    store.put(aDay("2025-06-30").unit("27@2019-04-01").count(3).build());
    store.put(aDay("2025-06-30").unit("24@2019-04-01").count(5).build());
    UnitGroups groups = ofTheRegistry();
    String delta = groups.regionOf("27@2019-04-01").orElseThrow();
    String northeast = groups.regionOf("24@2025-07-01").orElseThrow();

    assertThat(views.rows(everything(HistoryView.REGION), groups, ALL))
        .extracting(HistoryRow::unit, row -> row.point().numerator())
        .containsExactlyInAnyOrder(
            tuple("reported:" + delta, 3L),
            tuple("reported:" + northeast, 5L),
            tuple("restated:" + northeast, 8L));
    assertThat(delta).isNotEqualTo(northeast);
  }

  @Test
  void aSumOfNothingToDivideByHasNoValue() {
    store.put(aDay("2025-06-30").unit("06@2019-04-01").ratio(0, 0).revision(5).build());
    store.put(aDay("2025-06-30").unit("19@2019-04-01").ratio(0, 0).revision(8).simulated().build());

    HistoryPoint point =
        views.rows(everything(HistoryView.RESTATED), ofTheRegistry(), ALL).get(0).point();

    assertThat(point.state()).isEqualTo("NO_DENOMINATOR");
    assertThat(point.value()).isEmpty();
    assertThat(point.simulated()).isTrue();
    assertThat(point.revision()).isEqualTo(13);
  }

  @Test
  void narrowsToUnitsKpisResolutionAndTime() {
    store.put(aDay("2025-07-01").build());
    store.put(aDay("2025-07-02").count(2).build());
    store.put(aDay("2025-07-02").unit("01@2025-07-01").count(3).build());
    store.put(aDay("2025-07-02").kpi("other").count(4).build());
    store.put(aDay("2025-07-03").count(5).build());
    HistorySelection selection =
        new HistorySelection(
            HistoryView.REPORTED,
            Set.of("19@2025-07-01"),
            Set.of("transactions_completed"),
            Resolution.DAY,
            startMs("2025-07-02"),
            startMs("2025-07-03"));

    assertThat(views.rows(selection, ofTheRegistry(), ALL))
        .extracting(row -> row.point().numerator())
        .containsExactly(2L);
  }

  @Test
  void stopsWithOneRowMoreThanIsWanted() {
    IntStream.range(0, 9).forEach(day -> store.put(aDay(DAY.plusDays(day)).build()));

    assertThat(views.rows(everything(HistoryView.REPORTED), ofTheRegistry(), 4)).hasSize(5);
    assertThat(views.rows(everything(HistoryView.REPORTED), ofTheRegistry(), 9)).hasSize(9);
  }

  private static long startMs(String day) {
    return aDay(day).build().getStart().toEpochMilli();
  }

  private static HistorySelection everything(HistoryView view) {
    return new HistorySelection(
        view, Set.of(), Set.of(), Resolution.DAY, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static HistorySelection theNation() {
    return new HistorySelection(
        HistoryView.NATION,
        Set.of("restated"),
        Set.of(),
        Resolution.DAY,
        Long.MIN_VALUE,
        Long.MAX_VALUE);
  }

  private static UnitGroups ofTheRegistry() {
    Map<String, String> successors = new HashMap<>();
    Map<String, String> regions = new HashMap<>();
    for (Unit unit : UnitRegistryFile.vietnam().units()) {
      String id = unit.id().toString();
      unit.successor().ifPresent(next -> successors.put(id, next.toString()));
      regions.put(id, unit.macroRegion());
    }
    return new UnitGroups(successors, regions);
  }

  /** A forest: a unit is taken over by one with a greater number, or by none. */
  private static Map<String, String> successors(Random random) {
    Map<String, String> successors = new HashMap<>();
    for (int unit = 0; unit < 9; unit++) {
      if (random.nextInt(3) > 0) {
        successors.put("u" + unit, "u" + (unit + 1 + random.nextInt(9 - unit)));
      }
    }
    return successors;
  }

  private static List<KpiHistory> rows(Random random) {
    Map<String, KpiHistory> rows = new HashMap<>();
    for (int i = random.nextInt(120); i >= 0; i--) {
      String unit = "u" + random.nextInt(10);
      LocalDate day = DAY.plusDays(random.nextInt(6));
      rows.put(
          unit + day, aDay(day).unit(unit).ratio(random.nextInt(9), random.nextInt(9)).build());
    }
    return List.copyOf(rows.values());
  }

  /** "unit start" to numerator and denominator, by way of the predecessors. */
  private static Map<String, List<Long>> bruteForce(
      List<KpiHistory> rows, Map<String, String> successors) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (int unit = 0; unit < 10; unit++) {
      String today = "u" + unit;
      if (!successors.containsKey(today)) {
        Set<String> parts = withPredecessors(today, successors);
        rows.stream()
            .filter(row -> parts.contains(row.getUnit()))
            .forEach(
                row ->
                    sums.merge(
                        today + " " + row.getStart().toEpochMilli(),
                        List.of(row.getNumerator(), row.getDenominator()),
                        HistoryViewsTest::plus));
      }
    }
    return sums;
  }

  private static Set<String> withPredecessors(String unit, Map<String, String> successors) {
    Set<String> parts = new HashSet<>(Set.of(unit));
    successors.forEach(
        (predecessor, successor) -> {
          if (successor.equals(unit)) {
            parts.addAll(withPredecessors(predecessor, successors));
          }
        });
    return parts;
  }

  private static Map<String, List<Long>> numbers(List<HistoryRow> rows) {
    Map<String, List<Long>> numbers = new TreeMap<>();
    rows.forEach(
        row -> numbers.put(row.unit() + " " + row.point().startMs(), numbers(row.point())));
    return numbers;
  }

  private static Map<Long, List<Long>> sumsOf(List<HistoryRow> rows) {
    Map<Long, List<Long>> sums = new TreeMap<>();
    rows.forEach(
        row -> sums.merge(row.point().startMs(), numbers(row.point()), HistoryViewsTest::plus));
    return sums;
  }

  private static List<Long> numbers(HistoryPoint point) {
    return List.of(point.numerator(), point.denominator().orElseThrow());
  }

  private static List<Long> plus(List<Long> one, List<Long> other) {
    List<Long> sum = new ArrayList<>();
    IntStream.range(0, one.size()).forEach(i -> sum.add(one.get(i) + other.get(i)));
    return sum;
  }
}
