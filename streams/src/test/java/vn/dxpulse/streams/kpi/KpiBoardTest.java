package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.streams.kpi.Boards.MERGER_MS;
import static vn.dxpulse.streams.kpi.Boards.START_MS;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.pane.Window;

class KpiBoardTest {

  private static final int HA_NOI = 0;
  private static final int NEW_THAI_NGUYEN = 2;
  private static final int PERCENTILE_ROWS =
      Boards.CATALOGUE.percentiles().stream().mapToInt(kpi -> kpi.windows().size()).sum();
  private static final int ROWS_PER_UNIT =
      Boards.CATALOGUE.flows().size() * Window.values().length
          + PERCENTILE_ROWS
          + Boards.CATALOGUE.stocks().size()
          + Boards.CATALOGUE.reported().size()
          + Boards.CATALOGUE.milestones().size();

  private final KpiBoard board = Boards.empty();

  @Test
  void publishesEveryRowOfTheUnitsThatExistAtFirst() {
    board.advanceTo(START_MS);

    List<KpiRow> rows = Boards.published(board);

    assertThat(units(rows)).isEqualTo("01@2019-04-01 19@2019-04-01");
    assertThat(rows).hasSize(2 * ROWS_PER_UNIT);
    assertThat(states(rows, "transactions_completed")).isEqualTo("VALUE");
    assertThat(states(rows, "on_time_rate")).isEqualTo("NO_DENOMINATOR");
    assertThat(states(rows, "digital_enterprises")).isEqualTo("UNKNOWN");
    assertThat(states(rows, "dti:mic")).isEqualTo("UNPUBLISHED");
  }

  @Test
  void publishesTheRowsOfANewUnitOnItsFirstDay() {
    board.advanceTo(START_MS);
    board.assumeRowsPublished();

    board.advanceTo(MERGER_MS - 1);
    assertThat(Boards.published(board)).isEmpty();
    board.advanceTo(MERGER_MS);
    List<KpiRow> rows = Boards.published(board);
    assertThat(units(rows)).isEqualTo("19@2025-07-01");
    assertThat(rows).hasSize(ROWS_PER_UNIT);
  }

  @Test
  void countsOnTheFirstDayWhatCameBeforeIt() {
    Boards.count(board, NEW_THAI_NGUYEN, MERGER_MS, Boards.COMPLETED);
    board.changeStock(NEW_THAI_NGUYEN, EnterpriseKind.DIGITAL, 1, false);
    board.advanceTo(MERGER_MS - 1_000);
    assertThat(units(Boards.published(board))).doesNotContain("19@2025-07-01");

    board.advanceTo(MERGER_MS);

    List<KpiRow> rows = Boards.published(board);
    assertThat(reading(rows, "transactions_completed", "1m")).isEqualTo(new Reading.Count(1));
    assertThat(reading(rows, "digital_enterprises", "now")).isEqualTo(new Reading.Count(1));
  }

  @Test
  void publishesNothingWhenNothingChanged() {
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    board.advanceTo(START_MS + 1_000);

    assertThat(Boards.published(board)).isEmpty();
  }

  @Test
  void publishesTheRowsThatATransactionChanges() {
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    Boards.count(board, HA_NOI, START_MS, Boards.COMPLETED | Boards.ONLINE);
    board.advanceTo(START_MS);

    List<KpiRow> rows = Boards.published(board);

    assertThat(rows.stream().map(row -> row.kpi().id()).distinct())
        .containsExactly(
            "transactions_completed",
            "online_submission_rate",
            "full_process_rate",
            "counter_share");
    assertThat(reading(rows, "online_submission_rate", "1h")).isEqualTo(new Reading.Ratio(1, 1));
    assertThat(reading(rows, "full_process_rate", "all")).isEqualTo(new Reading.Ratio(0, 1));
  }

  @Test
  void marksEveryTransactionRowOnceASimulatorWasHeard() {
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    Boards.count(board, HA_NOI, START_MS, Boards.COMPLETED | Boards.SIMULATED);
    board.advanceTo(START_MS);

    List<KpiRow> rows = Boards.published(board);

    assertThat(rows)
        .hasSize(
            Boards.CATALOGUE.flows(EventKind.TRANSACTION).size() * Window.values().length
                + PERCENTILE_ROWS)
        .allMatch(KpiRow::simulated);
  }

  @Test
  void publishesAWindowThatEmptiesWithoutEvents() {
    Boards.count(board, HA_NOI, START_MS, Boards.COMPLETED);
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    board.advanceTo(START_MS + 61_000);

    List<KpiRow> rows = Boards.published(board);

    assertThat(rows.stream().map(KpiRow::window).distinct()).containsExactly("1m");
    assertThat(reading(rows, "transactions_completed", "1m")).isEqualTo(new Reading.Count(0));
  }

  @Test
  void publishesAKpiAgainWithItsClosedHoursAndDays() {
    board.advanceTo(START_MS);
    Boards.count(board, HA_NOI, START_MS - 60_000, Boards.COMPLETED);
    Boards.count(board, HA_NOI, START_MS - 3 * 3_600_000, Boards.COMPLETED);
    Boards.count(board, HA_NOI, START_MS - 60 * 86_400_000L, Boards.COMPLETED);
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    board.assumeHistoryPublished(OptionalLong.empty());
    board.publishHistory(row -> {});

    Kpi kpi = Boards.CATALOGUE.find("transactions_completed").orElseThrow();
    board.publishAgain(kpi, OptionalLong.empty());
    List<KpiRow> rows = Boards.published(board);
    List<HistoryRow> history = new ArrayList<>();
    board.publishHistory(history::add);
    List<HistoryRow> later = new ArrayList<>();
    board.publishAgain(kpi, OptionalLong.of(START_MS - 2 * 3_600_000));
    board.publishHistory(later::add);

    assertThat(rows).extracting(KpiRow::kpi).containsOnly(kpi);
    assertThat(rows).hasSize(2 * Window.values().length);
    assertThat(history).allMatch(row -> row.kpi().equals(kpi));
    assertThat(history)
        .extracting(row -> row.size() + " " + (START_MS - row.startMs()) / 3_600_000)
        .containsExactlyInAnyOrder("HOUR 1", "HOUR 3", "DAY 1455");
    assertThat(later).extracting(row -> (START_MS - row.startMs()) / 3_600_000).containsExactly(1L);
  }

  @Test
  void showsTheLatestPeriodOfAStatistic() {
    Statistic newer = Boards.statistic("dti:mic", "2022", OptionalLong.empty(), "n");
    Statistic older =
        new Statistic(
            "dti:mic",
            "2021",
            newer.periodEndMs() - 1,
            newer.figure(),
            newer.publication(),
            new Statistic.Origin("o", START_MS + 1, false));
    board.advanceTo(START_MS);
    board.assumeRowsPublished();
    board.report(HA_NOI, newer);
    board.report(HA_NOI, older);

    assertThat(reading(Boards.published(board), "dti:mic", "latest"))
        .isEqualTo(new Reading.Published(newer));
  }

  private static String units(List<KpiRow> rows) {
    return rows.stream().map(row -> row.scope().unit()).distinct().collect(Collectors.joining(" "));
  }

  private static String states(List<KpiRow> rows, String kpi) {
    return rows.stream()
        .filter(row -> row.kpi().id().equals(kpi))
        .map(row -> row.reading().state())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static Reading reading(List<KpiRow> rows, String kpi, String window) {
    return rows.stream()
        .filter(row -> row.kpi().id().equals(kpi) && row.window().equals(window))
        .map(KpiRow::reading)
        .reduce(
            (a, b) -> {
              throw new AssertionError("two rows of " + kpi + " " + window);
            })
        .orElseThrow();
  }
}
