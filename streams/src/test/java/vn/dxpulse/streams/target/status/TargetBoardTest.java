package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.streams.target.status.TargetBoard.Change.DROPPED;
import static vn.dxpulse.streams.target.status.TargetBoard.Change.KEPT;
import static vn.dxpulse.streams.target.status.TargetBoard.Change.NONE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.target.Succession;

class TargetBoardTest {

  private static final String BAC_KAN = "06@2019-04-01";
  private static final TargetCase ENTERPRISES = TargetCase.enterprises(700).from("2020-12-31", 300);

  private final TargetBoard board = new TargetBoard(UnitRegistryFile.vietnam());
  private final Published published = new Published();

  @Test
  void givesAStatusOnceADayAndWhenItChanges() {
    board.put(ENTERPRISES.target());
    take(TargetCase.OLD_THAI_NGUYEN, count("2023-07-02", 495));
    publish("2023-07-02");
    publish("2023-07-02");
    assertThat(published.states).containsExactly("T ON_TRACK");

    publish("2023-07-03");
    take(TargetCase.OLD_THAI_NGUYEN, count("2023-07-03", 400));
    publish("2023-07-03");

    assertThat(published.states).containsExactly("T ON_TRACK", "T ON_TRACK", "T OFF_TRACK");
  }

  @Test
  void givesEverythingAgainUnderAnotherMark() {
    board.put(ENTERPRISES.target());
    publish("2023-07-02");

    board.publishChanges(LocalDate.parse("2023-07-02"), "live", published);

    assertThat(published.states).hasSize(2);
  }

  @Test
  void saysOnceThatATargetIsNoMore() {
    board.put(ENTERPRISES.target());
    publish("2023-07-02");
    board.remove("T");

    publish("2023-07-02");
    publish("2023-07-03");

    assertThat(published.states).containsExactly("T NO_DATA", "T gone");
  }

  @Test
  void goesOnAfterItGotBackWhatItGave() {
    board.put(ENTERPRISES.target());
    take(TargetCase.OLD_THAI_NGUYEN, count("2023-07-02", 490));
    publish("2023-07-02");
    TargetBoard after = new TargetBoard(UnitRegistryFile.vietnam());
    published.digests.forEach(after::assumePublished);
    after.put(ENTERPRISES.target());
    after.restore(
        series(TargetCase.OLD_THAI_NGUYEN, "digital_enterprises", "now"), count("2023-07-02", 490));

    after.publishChanges(LocalDate.parse("2023-07-02"), "", published);
    assertThat(published.states).hasSize(1);
    after.publishChanges(LocalDate.parse("2023-07-03"), "", published);
    assertThat(published.states).hasSize(2);
  }

  @Test
  void keepsADayOnlyIfItEndsOtherwiseThanTheOneBefore() {
    assertThat(take(TargetCase.HA_NOI, empty("2024-01-01"))).as("never heard of").isEqualTo(NONE);
    assertThat(take(TargetCase.HA_NOI, count("2024-01-02", 5))).isEqualTo(KEPT);
    assertThat(take(TargetCase.HA_NOI, count("2024-01-02", 5))).isEqualTo(NONE);
    assertThat(take(TargetCase.HA_NOI, count("2024-01-03", 5))).isEqualTo(NONE);
    assertThat(take(TargetCase.HA_NOI, count("2024-01-03", 6))).isEqualTo(KEPT);
    assertThat(take(TargetCase.HA_NOI, count("2024-01-03", 5))).as("back").isEqualTo(DROPPED);
    assertThat(take(TargetCase.HA_NOI, empty("2024-01-04"))).as("gone").isEqualTo(KEPT);
  }

  @Test
  void wantsTheSeriesOfTheUnitAndOfAllThatItMayBecome() {
    board.put(ENTERPRISES.target());

    assertThat(board.wanted(UnitId.parse(TargetCase.OLD_THAI_NGUYEN))).hasSize(1);
    assertThat(board.wanted(UnitId.parse(TargetCase.THAI_NGUYEN))).hasSize(1);
    assertThat(board.wanted(UnitId.parse(BAC_KAN))).hasSize(1);
    assertThat(board.wanted(UnitId.parse(TargetCase.HA_NOI))).isEmpty();
    board.put(TargetCase.of("dti_rank:mic", "rank", "<=", 15).target());
    assertThat(board.wanted(UnitId.parse(BAC_KAN))).as("figures come by themselves").isEmpty();
  }

  @Test
  void addsUpWhatWasMergedIntoAUnit() {
    board.put(ENTERPRISES.passedOn(new Succession.InheritsWithoutBaseline()).target());
    take(TargetCase.OLD_THAI_NGUYEN, count("2024-05-01", 500));
    take(BAC_KAN, count("2025-01-01", 80));
    take(TargetCase.THAI_NGUYEN, count("2025-08-01", 7));

    publish("2025-06-30");
    publish("2025-07-01");
    publish("2025-08-01");

    assertThat(published.values).containsExactly("500.0", "580.0", "587.0");
  }

  @Test
  void addsUpSharesAsRatiosOfSums() {
    TargetCase online =
        TargetCase.of("online_submission_rate", "ratio", ">=", 0.9)
            .over("30d")
            .passedOn(new Succession.InheritsWithoutBaseline());
    board.put(online.target());
    takeShare(TargetCase.OLD_THAI_NGUYEN, "2025-06-30", 49, 99);
    takeShare(BAC_KAN, "2025-06-30", 1, 1);

    publish("2025-07-02");

    assertThat(published.values).containsExactly("0.5");
  }

  @Test
  void keepsTheLastValueOfAShareThatHasNoDenominatorAnyMore() {
    board.put(
        TargetCase.of("online_submission_rate", "ratio", ">=", 0.9)
            .in(TargetCase.HA_NOI)
            .over("30d")
            .target());
    takeShare(TargetCase.HA_NOI, "2024-01-01", 1, 2);
    takeShare(TargetCase.HA_NOI, "2024-03-01", 0, 0);

    publish("2024-03-02");

    assertThat(published.values).containsExactly("0.5");
    assertThat(published.newest.dataAgeDays()).hasValue(61);
  }

  @Test
  void takesAPercentileOfTheUnitAloneForPercentilesDoNotAddUp() {
    TargetCase hours =
        TargetCase.of("processing_time_p90", "hours", "<=", 24)
            .over("30d")
            .passedOn(new Succession.InheritsWithoutBaseline());
    board.put(hours.target());
    takePercentile(TargetCase.OLD_THAI_NGUYEN, "2025-06-30", 30);
    takePercentile(TargetCase.THAI_NGUYEN, "2025-07-02", 20);

    publish("2025-07-01");
    publish("2025-07-02");

    assertThat(published.states).containsExactly("T NO_DATA", "T ACHIEVED");
    assertThat(published.values).containsExactly("20.0");
  }

  @Test
  void knowsTheLastLevelOfAUnitThatEndedBeforeItWasHeardOf() {
    board.put(ENTERPRISES.in(TargetCase.HAI_DUONG).target());
    take(TargetCase.HAI_DUONG, count("2026-11-01", 640));

    publish("2026-11-01");

    assertThat(published.states).containsExactly("T ENDED");
    assertThat(published.values).containsExactly("640.0");
    assertThat(published.newest.finding().measured().orElseThrow().day()).isEqualTo("2025-06-30");
  }

  @Test
  void judgesFiguresByTheLatestPublication() {
    board.put(
        TargetCase.of("digital_economy_grdp_share:gso", "percent", ">=", 20)
            .in(TargetCase.HA_NOI)
            .by("2024-12-31")
            .target());
    assertThat(board.take("digital_economy_grdp_share:gso", figure(19.9))).isTrue();
    publish("2025-06-01");

    assertThat(board.take("digital_economy_grdp_share:gso", figure(20.1))).isTrue();
    assertThat(board.take("digital_economy_grdp_share:gso", figure(20.1))).isFalse();
    assertThat(board.take("digital_economy_grdp_share:mic", figure(1))).isTrue();
    publish("2025-06-01");

    assertThat(published.states).containsExactly("T MISSED", "T ACHIEVED");
  }

  private TargetBoard.Change take(String unit, Sample sample) {
    return board.take(series(unit, "digital_enterprises", "now"), sample);
  }

  private void takeShare(String unit, String day, long numerator, long denominator) {
    OptionalDouble number =
        denominator == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) numerator / denominator);
    board.take(
        series(unit, "online_submission_rate", "30d"),
        sample(day, number, OptionalLong.of(numerator), OptionalLong.of(denominator)));
  }

  private void takePercentile(String unit, String day, double hours) {
    board.take(
        series(unit, "processing_time_p90", "30d"),
        sample(day, OptionalDouble.of(hours), OptionalLong.empty(), OptionalLong.of(10)));
  }

  private void publish(String day) {
    board.publishChanges(LocalDate.parse(day), "", published);
  }

  private static Series series(String unit, String kpi, String window) {
    return new Series(UnitId.parse(unit), kpi, window);
  }

  private static Sample count(String day, long count) {
    return sample(
        day, OptionalDouble.of((double) count), OptionalLong.of(count), OptionalLong.empty());
  }

  private static Sample empty(String day) {
    return sample(day, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  private static Sample sample(
      String day, OptionalDouble number, OptionalLong numerator, OptionalLong denominator) {
    LocalDate at = LocalDate.parse(day);
    return new Sample(at, number, numerator, denominator, false);
  }

  private static Measurement figure(double value) {
    LocalDate end = LocalDate.parse("2024-12-31");
    return new Measurement(
        UnitId.parse(TargetCase.HA_NOI),
        end,
        Timeline.endOf(end),
        new Measurement.Value(value, OptionalLong.empty(), OptionalLong.empty()),
        false,
        Optional.of(new Measurement.Publication(Period.of("2024", end), OptionalInt.empty())));
  }

  /** What was given out, in order. */
  private static final class Published implements TargetBoard.Changes {
    private final List<String> states = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<String, String> digests = new HashMap<>();
    private Status newest;

    @Override
    public void status(Status status, String digest) {
      newest = status;
      states.add(status.target().id() + " " + status.verdict().state());
      status.finding().measured().ifPresent(value -> values.add(String.valueOf(value.number())));
      digests.put(status.target().id(), digest);
    }

    @Override
    public void gone(String target) {
      states.add(target + " gone");
      digests.remove(target);
    }
  }
}
