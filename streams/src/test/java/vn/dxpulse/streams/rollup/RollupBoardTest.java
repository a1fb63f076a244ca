package vn.dxpulse.streams.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.kpi.FlowTerms;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Reading;
import vn.dxpulse.streams.kpi.Scope;
import vn.dxpulse.streams.kpi.Statistic;
import vn.dxpulse.streams.kpi.TallyFormat;
import vn.dxpulse.streams.kpi.View;

class RollupBoardTest {

  private static final long NOW_MS = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();

  private static final KpiCatalogue CATALOGUE =
      KpiCatalogue.shipped(
          IndicatorCatalogue.read(
              new StringReader(
                  """
                  indicator,method,name_vi,name_en,unit_of_measure,direction
                  dti,mic,a,b,points,higher_is_better
                  """),
              "one indicator"));

  private static final FlowTerms TERMS = FlowTerms.of(EventKind.TRANSACTION, CATALOGUE);
  private static final Term ONLINE = Term.counting("channel == \"ONLINE\"");

  /** b and c become c of today, which lies in the region of old c. */
  private static final UnitRegistry MERGED =
      registry(
          """
          06,b,b,b,province,2019-04-01,2025-06-30,19,,,,North
          19,c,c,c,province,2019-04-01,2025-06-30,19,,,,South
          31,e,e,e,province,2019-04-01,2025-06-30,31,,,,South
          19,c,c,c,province,2025-07-01,,,06 19,,,South
          31,e,e,e,province,2025-07-01,,,31,,,South
          """);

  private final Rows rows = new Rows(MERGED);

  @Test
  void addsToAUnitOfTodayWhatWasMergedIntoIt() {
    KpiBoard board = board(MERGED);
    complete(board, "06@2019-04-01", 1, 1, 10);
    complete(board, "19@2019-04-01", 49, 99, 20);
    complete(board, "19@2025-07-01", 0, 100, 30);

    rows.take(board);

    assertThat(rows.reading(restated("19@2025-07-01"), "transactions_completed", "all"))
        .isEqualTo(new Reading.Count(200));
    assertThat(rows.reading(restated("19@2025-07-01"), "online_submission_rate", "all"))
        .as("a ratio of sums")
        .isEqualTo(new Reading.Ratio(50, 200));
  }

  @Test
  void takesPercentilesOfAllNumbersTogether() {
    KpiBoard board = board(MERGED);
    complete(board, "06@2019-04-01", 0, 90, 3_600);
    complete(board, "19@2019-04-01", 0, 10, 36_000);

    rows.take(board);

    Reading median = rows.reading(restated("19@2025-07-01"), "processing_time_p50", "all");
    assertThat(median.denominator()).hasValue(100);
    assertThat(median.value().orElseThrow())
        .as("not the mean of 1 and 10 hours")
        .isBetween(0.75, 1.25);
  }

  @Test
  void countsAMergedUnitInItsOwnRegionAsItWasAndInItsSuccessorsToday() {
    KpiBoard board = board(MERGED);
    complete(board, "06@2019-04-01", 0, 5, 10);
    complete(board, "31@2019-04-01", 0, 2, 10);

    rows.take(board);

    assertThat(rows.total(Scope.region(View.REPORTED, "North"))).isEqualTo(5);
    assertThat(rows.total(Scope.region(View.REPORTED, "South"))).isEqualTo(2);
    assertThat(rows.total(Scope.region(View.RESTATED, "South"))).isEqualTo(7);
    assertThat(rows.scopes()).doesNotContain(Scope.region(View.RESTATED, "North"));
  }

  @Test
  void addsStocksAndKnowsWhereNothingWasHeardOf() {
    KpiBoard board = board(MERGED);
    board.changeStock(number(board, "06@2019-04-01"), EnterpriseKind.DIGITAL, 1, false);
    board.changeStock(number(board, "19@2025-07-01"), EnterpriseKind.DIGITAL, 1, false);

    rows.take(board);

    assertThat(rows.reading(restated("19@2025-07-01"), "digital_enterprises", "now"))
        .isEqualTo(new Reading.Count(2));
    assertThat(rows.reading(restated("31@2025-07-01"), "digital_enterprises", "now"))
        .isEqualTo(new Reading.Unknown());
    assertThat(rows.reading(Scope.nation(View.RESTATED), "digital_enterprises", "now"))
        .isEqualTo(new Reading.Count(2));
  }

  @Test
  void doesNotAddPublishedStatistics() {
    KpiBoard board = board(MERGED);
    report(board, "06@2019-04-01", 40);
    report(board, "19@2019-04-01", 60);
    report(board, "31@2025-07-01", 70);

    rows.take(board);

    assertThat(rows.reading(restated("19@2025-07-01"), "dti:mic", "latest"))
        .isEqualTo(new Reading.Unpublished());
    assertThat(rows.reading(restated("31@2025-07-01"), "dti:mic", "latest").value())
        .as("the unit itself was reported")
        .hasValue(70);
    assertThat(rows.has(Scope.nation(View.REPORTED), "dti:mic", "latest")).isFalse();
  }

  @Test
  void saysNothingOfAUnitUntilAllThatItAddsUpWasHeardOf() {
    KpiBoard board = board(MERGED);
    complete(board, "19@2025-07-01", 0, 3, 10);

    rows.takeOnly(board, Set.of("19@2025-07-01", "19@2019-04-01"));
    assertThat(rows.scopes()).isEmpty();
    rows.takeOnly(board(MERGED), Set.of("06@2019-04-01"));

    assertThat(rows.total(restated("19@2025-07-01"))).isEqualTo(3);
    assertThat(rows.scopes()).doesNotContain(Scope.nation(View.RESTATED));
  }

  @Test
  void givesOutOnlyWhatChanged() {
    KpiBoard board = board(MERGED);
    rows.take(board);
    rows.clear();
    complete(board, "31@2025-07-01", 0, 1, 10);

    rows.take(board);

    assertThat(rows.scopes())
        .containsExactlyInAnyOrder(
            restated("31@2025-07-01"),
            Scope.region(View.REPORTED, "South"),
            Scope.region(View.RESTATED, "South"),
            Scope.nation(View.REPORTED),
            Scope.nation(View.RESTATED));
  }

  @Test
  void restatesTheSameTalliesForARegistryWithANewMerger() {
    KpiBoard board = board(MERGED);
    complete(board, "06@2019-04-01", 0, 1, 10);
    complete(board, "19@2025-07-01", 0, 2, 10);
    complete(board, "31@2025-07-01", 0, 4, 10);
    Map<String, byte[]> tallies = tallies(board);
    UnitRegistry merging =
        registry(
            """
            06,b,b,b,province,2019-04-01,2025-06-30,19,,,,North
            19,c,c,c,province,2019-04-01,2025-06-30,19,,,,South
            31,e,e,e,province,2019-04-01,2025-06-30,31,,,,South
            19,c,c,c,province,2025-07-01,2025-12-31,31,06 19,,,South
            31,e,e,e,province,2025-07-01,2025-12-31,31,31,,,South
            31,f,f,f,province,2026-01-01,,,19 31,,,South
            """);
    Rows after = new Rows(merging);
    tallies.forEach(after::take);
    tallies(board(merging)).entrySet().stream()
        .filter(entry -> entry.getKey().equals("31@2026-01-01"))
        .forEach(entry -> after.take(entry.getKey(), entry.getValue()));
    after.publish();
    after.publishEnded(new RollupBoard(CATALOGUE, MERGED).scopes());

    assertThat(after.total(restated("31@2026-01-01"))).isEqualTo(7);
    assertThat(after.total(Scope.nation(View.RESTATED))).isEqualTo(7);
    assertThat(after.reading(restated("19@2025-07-01"), "transactions_completed", "all"))
        .isEqualTo(new Reading.Ended());
  }

  @Property(tries = 100)
  void bothRowsOfTheNationAgreeInEveryKpiAndWindow(
      @ForAll @Size(max = 200) List<@IntRange(max = 96) Integer> units,
      @ForAll List<@IntRange(max = 60) Integer> daysAgo) {
    UnitRegistry vietnam = UnitRegistryFile.vietnam();
    KpiBoard board = board(vietnam);
    for (int i = 0; i < units.size(); i++) {
      long ago = daysAgo.isEmpty() ? 0 : daysAgo.get(i % daysAgo.size());
      long at = NOW_MS - ago * 86_400_000L - i;
      board
          .flows(EventKind.TRANSACTION)
          .add(units.get(i), at, contributions(i % 3 == 0 ? 1 : 0, 1, 60L * i));
      board.changeStock(units.get(i), EnterpriseKind.DIGITAL, i % 4 == 0 ? -1 : 1, i % 5 == 0);
    }
    Rows of = new Rows(vietnam);
    of.take(board);

    Map<String, KpiRow> reported = of.of(Scope.nation(View.REPORTED));
    assertThat(reported).isNotEmpty();
    assertThat(readings(of.of(Scope.nation(View.RESTATED)))).isEqualTo(readings(reported));
    assertThat(of.total(Scope.nation(View.RESTATED))).isEqualTo(units.size());
  }

  private static Map<String, Reading> readings(Map<String, KpiRow> rows) {
    return rows.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().reading()));
  }

  private static Scope restated(String unit) {
    return new Scope(View.RESTATED, unit);
  }

  private static UnitRegistry registry(String lines) {
    String columns =
        "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
            + "predecessor_codes,population,population_basis,macro_region\n";
    return UnitRegistryFile.read(
        new StringReader(columns + lines), "test.csv", UnitRegistryFile.VIETNAM);
  }

  private static KpiBoard board(UnitRegistry registry) {
    KpiBoard board = new KpiBoard(CATALOGUE, registry.units());
    board.advanceTo(NOW_MS);
    return board;
  }

  private static int number(KpiBoard board, String unit) {
    List<String> ids = board.units().stream().map(Unit::id).map(Object::toString).toList();
    return ids.indexOf(unit);
  }

  private static void complete(KpiBoard board, String unit, int online, int all, long seconds) {
    for (int i = 0; i < all; i++) {
      board
          .flows(EventKind.TRANSACTION)
          .add(number(board, unit), NOW_MS - 1_000, contributions(i < online ? 1 : 0, 1, seconds));
    }
  }

  private static long[] contributions(long online, long completed, long seconds) {
    long[] contributions = new long[TERMS.size() + TERMS.rankedTerms().size()];
    contributions[TERMS.terms().indexOf(ONLINE)] = online;
    contributions[TERMS.terms().indexOf(Term.EVERY)] = completed;
    contributions[TERMS.size()] = seconds;
    contributions[TERMS.size() + 1] = 1;
    return contributions;
  }

  private static void report(KpiBoard board, String unit, double value) {
    board.report(
        number(board, unit),
        new Statistic(
            "dti:mic",
            "2024",
            NOW_MS - 86_400_000L,
            new Statistic.Figure(
                value, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty()),
            new Statistic.Publication(OptionalLong.empty(), "https://dti.example"),
            new Statistic.Origin(unit, NOW_MS, false)));
  }

  private static Map<String, byte[]> tallies(KpiBoard board) {
    board.advanceTo(NOW_MS);
    board.publishChanges(row -> {});
    Map<String, byte[]> tallies = new HashMap<>();
    board.drainTallies(
        kpi -> OptionalLong.empty(), (unit, tally) -> tallies.put(unit.toString(), tally));
    return tallies;
  }

  /** What a board gave out, by scope and place. */
  private static final class Rows {
    private final RollupBoard board;
    private final TallyFormat format;
    private final Map<Scope, Map<String, KpiRow>> newest = new HashMap<>();

    Rows(UnitRegistry registry) {
      board = new RollupBoard(CATALOGUE, registry);
      format = new TallyFormat(board.places());
    }

    void take(KpiBoard from) {
      tallies(from).forEach(this::take);
      publish();
    }

    void takeOnly(KpiBoard from, Set<String> units) {
      Map<String, byte[]> all = tallies(from);
      units.forEach(unit -> take(unit, all.get(unit)));
      publish();
    }

    void take(String unit, byte[] tally) {
      board.accept(unit, format.read(tally), NOW_MS);
    }

    void publish() {
      board.publishChanges(sum -> put(sum.row()));
    }

    void publishEnded(Set<Scope> before) {
      board.publishEnded(before, this::put);
    }

    void clear() {
      newest.clear();
    }

    Set<Scope> scopes() {
      return newest.keySet();
    }

    Map<String, KpiRow> of(Scope scope) {
      return newest.getOrDefault(scope, Map.of());
    }

    boolean has(Scope scope, String kpi, String window) {
      return of(scope).containsKey(kpi + "|" + window);
    }

    Reading reading(Scope scope, String kpi, String window) {
      KpiRow row = of(scope).get(kpi + "|" + window);
      assertThat(row).as("%s %s %s of %s", scope, kpi, window, newest.keySet()).isNotNull();
      return row.reading();
    }

    long total(Scope scope) {
      ToLongFunction<Reading> count = reading -> reading.numerator().orElseThrow();
      return count.applyAsLong(reading(scope, "transactions_completed", "all"));
    }

    private void put(KpiRow row) {
      newest
          .computeIfAbsent(row.scope(), scope -> new HashMap<>())
          .put(row.kpi().id() + "|" + row.window(), row);
    }
  }
}
