package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.dxpulse.streams.target.status.Reason.BEFORE_BASELINE;
import static vn.dxpulse.streams.target.status.Reason.BEHIND_COURSE;
import static vn.dxpulse.streams.target.status.Reason.DEADLINE_PASSED;
import static vn.dxpulse.streams.target.status.Reason.NOT_REACHED;
import static vn.dxpulse.streams.target.status.Reason.NO_VALUE;
import static vn.dxpulse.streams.target.status.Reason.ON_COURSE;
import static vn.dxpulse.streams.target.status.Reason.OTHER_UNIT;
import static vn.dxpulse.streams.target.status.Reason.OTHER_UNIVERSE;
import static vn.dxpulse.streams.target.status.Reason.PERIOD_UNPUBLISHED;
import static vn.dxpulse.streams.target.status.Reason.REACHED;
import static vn.dxpulse.streams.target.status.Reason.REBASELINED;
import static vn.dxpulse.streams.target.status.Reason.STALE;
import static vn.dxpulse.streams.target.status.Reason.UNIT_ENDED;
import static vn.dxpulse.streams.target.status.Reason.UNKNOWN_UNIT;
import static vn.dxpulse.streams.target.status.State.ACHIEVED;
import static vn.dxpulse.streams.target.status.State.AT_RISK;
import static vn.dxpulse.streams.target.status.State.ENDED;
import static vn.dxpulse.streams.target.status.State.MISSED;
import static vn.dxpulse.streams.target.status.State.NOT_STARTED;
import static vn.dxpulse.streams.target.status.State.NO_DATA;
import static vn.dxpulse.streams.target.status.State.OFF_TRACK;
import static vn.dxpulse.streams.target.status.State.ON_TRACK;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Succession;

/** Every kind of target, day by day; the numbers are those of docs/domain.md. */
class JudgeTest {

  /** Half-way between the ends of 2020 and 2025. */
  private static final String HALF_WAY = "2023-07-02";

  @Nested
  class AlongACourse {

    @Test
    void aStraightOneIsHeldAgainstProgressExpected() {
      TargetCase target = TargetCase.enterprises(700).from("2020-12-31", 300);

      new Timeline(target).on(HALF_WAY, 490).expect(HALF_WAY, ON_TRACK, ON_COURSE);
      new Timeline(target).on(HALF_WAY, 489).expect(HALF_WAY, AT_RISK, BEHIND_COURSE);
      new Timeline(target).on(HALF_WAY, 420).expect(HALF_WAY, AT_RISK, BEHIND_COURSE);
      new Timeline(target).on(HALF_WAY, 419).expect(HALF_WAY, OFF_TRACK, BEHIND_COURSE);

      Status status = new Timeline(target).on(HALF_WAY, 490).at(HALF_WAY);
      assertValue(status.finding().expected()).isEqualTo(500);
      assertValue(status.finding().ratio()).isEqualTo(0.95);
      assertValue(status.finding().progress()).isEqualTo(0.475);
      assertValue(status.finding().gap()).isEqualTo(-210);
      assertValue(status.outlook().required()).isCloseTo(84.01, within(0.005));
    }

    @Test
    void milestonesBend() {
      Timeline timeline =
          new Timeline(
                  TargetCase.enterprises(700).from("2020-12-31", 300).byWayOf("2022-12-31", 320))
              .on("2022-12-31", 318);

      timeline.expect("2022-12-31", AT_RISK, BEHIND_COURSE);
      assertValue(timeline.at("2022-12-31").finding().ratio()).isEqualTo(0.9);
    }

    @Test
    void compoundExpectsLessAtFirst() {
      TargetCase target =
          TargetCase.enterprises(400).from("2020-12-31", 100).by("2022-12-31").compound();

      Timeline timeline = new Timeline(target).on("2021-12-31", 195);

      timeline.expect("2021-12-31", ON_TRACK, ON_COURSE);
      assertValue(timeline.at("2021-12-31").finding().expected()).isCloseTo(200, within(1e-9));
      assertValue(timeline.at("2021-12-31").finding().ratio()).isCloseTo(0.95, within(1e-9));
    }

    @Test
    void lessIsBetterTurnsBothDifferencesAround() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("counter_share", "ratio", "<=", 0.2)
                      .over("30d")
                      .from("2020-12-31", 0.6))
              .on(HALF_WAY, 42, 100);

      timeline.expect(HALF_WAY, AT_RISK, BEHIND_COURSE);
      assertValue(timeline.at(HALF_WAY).finding().expected()).isCloseTo(0.4, within(1e-9));
      assertValue(timeline.at(HALF_WAY).finding().ratio()).isCloseTo(0.9, within(1e-9));
      assertValue(timeline.at(HALF_WAY).outlook().required()).isNegative();
    }

    @Test
    void aBaselineOfZeroIsOne() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).from("2020-12-31", 0)).on(HALF_WAY, 210);

      timeline.expect(HALF_WAY, AT_RISK, BEHIND_COURSE);
      assertValue(timeline.at(HALF_WAY).finding().ratio()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void oneHundredPerCentIsClosedInAStraightLineAndLeavesNoSlack() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("services_on_phone_share", "ratio", ">=", 1)
                      .in(TargetCase.HA_NOI)
                      .from("2020-12-31", 0.4))
              .on(HALF_WAY, 690, 1000)
              .in("01@2025-07-01", "2025-12-31", 0.999);

      timeline.expect(HALF_WAY, ON_TRACK, ON_COURSE);
      assertValue(timeline.at(HALF_WAY).finding().ratio()).isCloseTo(0.9667, within(5e-5));
      timeline.expect("2026-01-01", MISSED, DEADLINE_PASSED);
      timeline.in("01@2025-07-01", "2025-12-31", 1).expect("2026-01-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void goingBackIsOffTrack() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300)).on(HALF_WAY, 250);

      timeline.expect(HALF_WAY, OFF_TRACK, BEHIND_COURSE);
      assertValue(timeline.at(HALF_WAY).finding().ratio()).isEqualTo(-0.25);
    }

    @Test
    void beginsOnTheDayOfTheBaseline() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300)).on("2020-12-01", 290);

      timeline.expect("2020-12-30", NOT_STARTED, BEFORE_BASELINE);
      timeline.expect("2020-12-31", OFF_TRACK, BEHIND_COURSE);
      timeline.on("2020-12-31", 300).expect("2020-12-31", ON_TRACK, ON_COURSE);
      assertThat(timeline.at("2020-12-31").finding().ratio()).isEmpty();
    }

    @Test
    void aFlatStretchIsJudgedByLevel() {
      TargetCase target =
          TargetCase.enterprises(700).from("2020-12-31", 300).byWayOf("2022-12-31", 300);

      new Timeline(target).on("2022-01-01", 300).expect("2022-06-01", ON_TRACK, ON_COURSE);
      new Timeline(target).on("2022-01-01", 299).expect("2022-06-01", OFF_TRACK, BEHIND_COURSE);
    }

    @Test
    void aTargetNoBetterThanItsBaselineIsToBeHeld() {
      TargetCase target =
          TargetCase.of("dti_rank:mic", "rank", "<=", 15).from("2020-12-31", 12).among(63);

      Timeline timeline =
          new Timeline(target)
              .published(TargetCase.OLD_THAI_NGUYEN, "2021", 8, OptionalInt.of(63))
              .expect("2022-08-08", ACHIEVED, REACHED);
      timeline
          .published(TargetCase.OLD_THAI_NGUYEN, "2022", 16, OptionalInt.of(63))
          .expect("2023-08-01", OFF_TRACK, BEHIND_COURSE);
      assertThat(timeline.at("2023-08-01").finding().expected()).isEmpty();
      assertThat(timeline.at("2023-08-01").finding().progress()).isEmpty();
      assertThat(timeline.at("2023-08-01").explanation().vi())
          .contains("; mức ban đầu đã đạt mục tiêu, nên chỉ xét có giữ được hay không");
    }

    @Test
    void aTargetToBeHeldNeedsNoCourse() {
      TargetCase target =
          TargetCase.of("dti_rank:mic", "rank", "<=", 15)
              .from("2020-12-31", 12)
              .among(63)
              .byLevel();

      Timeline timeline =
          new Timeline(target)
              .published(TargetCase.OLD_THAI_NGUYEN, "2021", 8, OptionalInt.of(63))
              .expect("2022-08-08", ACHIEVED, REACHED);
      timeline
          .published(TargetCase.OLD_THAI_NGUYEN, "2022", 16, OptionalInt.of(63))
          .expect("2023-08-01", OFF_TRACK, BEHIND_COURSE);
      assertThat(timeline.at("2023-08-01").verdict().levelOnly()).isTrue();
    }
  }

  @Nested
  class Deadlines {

    @Test
    void achievedIsProvisionalUntilThen() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).by("2025-06-29").from("2020-12-31", 300))
              .on("2025-01-01", 701);

      timeline.expect("2025-06-29", ACHIEVED, REACHED);
      assertThat(timeline.at("2025-06-29").verdict().provisional()).isTrue();
      assertValue(timeline.at("2025-06-01").outlook().required())
          .as("achieved so far")
          .isNegative();
      timeline.expect("2025-06-30", ACHIEVED, DEADLINE_PASSED);
      assertThat(timeline.at("2025-06-30").verdict().provisional()).isFalse();
    }

    @Test
    void aLiveValueIsThatOfTheLastDay() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).by("2024-12-31"))
              .on("2024-12-30", 701)
              .on("2024-12-31", 700)
              .on("2025-01-01", 705);

      timeline.expect("2025-01-01", MISSED, DEADLINE_PASSED);
      assertValue(timeline.at("2025-01-01").finding().gap()).isZero();
    }

    @Test
    void trenIsStrictAndAtLeastIsNot() {
      new Timeline(TargetCase.enterprises(700).by("2024-12-31"))
          .on("2024-12-31", 700)
          .expect("2025-01-01", MISSED, DEADLINE_PASSED);
      new Timeline(
              TargetCase.of("services_full_process_share", "ratio", ">=", 0.8).by("2024-12-31"))
          .on("2024-12-31", 80, 100)
          .expect("2025-01-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void aRangeIsAFloor() {
      TargetCase target =
          TargetCase.of("grdp_per_capita:press", "usd", ">=", 8_300)
              .in(TargetCase.HA_NOI)
              .upTo(8_500)
              .from("2020-12-31", 5_420);

      Timeline timeline = new Timeline(target).published("2023", 6_800);
      timeline.expect("2024-06-01", AT_RISK, BEHIND_COURSE);
      assertValue(timeline.at("2024-06-01").finding().expected()).isCloseTo(7_147.05, within(5e-3));
      assertValue(timeline.at("2024-06-01").finding().ratio()).isCloseTo(0.799, within(5e-4));
      timeline.published("2025", 8_299).expect("2026-03-01", MISSED, DEADLINE_PASSED);
      timeline.published("2025", 8_300).expect("2026-03-01", ACHIEVED, DEADLINE_PASSED);
      timeline.published("2025", 9_000).expect("2026-03-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void aStatisticIsJudgedByThePeriodOfTheDeadlineAndRevised() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("digital_economy_grdp_share:gso", "percent", ">=", 20)
                      .in(TargetCase.HA_NOI)
                      .from("2020-12-31", 10))
              .published("2024", 18.5);

      timeline.expect("2025-12-31", ON_TRACK, ON_COURSE);
      timeline.expect("2026-01-01", NO_DATA, PERIOD_UNPUBLISHED);
      timeline.published("2025", 19.9).expect("2026-08-01", MISSED, DEADLINE_PASSED);
      timeline.published("2025", 20.1).expect("2026-10-01", ACHIEVED, DEADLINE_PASSED);
      timeline.published("2026", 12).expect("2027-10-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void aStatisticIsHeldAgainstTheEndOfItsPeriod() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("digital_economy_grdp_share:gso", "percent", ">=", 20)
                      .in(TargetCase.HA_NOI)
                      .from("2020-12-31", 10))
              .published("2023", 16);

      Status status = timeline.at("2025-02-01");
      assertValue(status.finding().expected()).isCloseTo(15.997, within(5e-4));
      assertThat(status.verdict().state())
          .as("on course at the end of 2023, of which it speaks")
          .isEqualTo(ON_TRACK);
      assertValue(status.outlook().required())
          .as("4 points in the two years from there")
          .isCloseTo(1.9986, within(5e-5));
      assertThat(status.dataAgeDays()).hasValue(398);
    }
  }

  @Nested
  class WithoutBaseline {

    private final TargetCase target =
        TargetCase.of("work_records_online_province", "ratio", ">=", 0.9).over("30d");

    @Test
    void onlyTheLevelIsJudged() {
      Timeline timeline = new Timeline(target).on("2024-01-01", 85, 100);

      timeline.expect("2024-01-01", AT_RISK, NOT_REACHED);
      Status status = timeline.at("2024-01-01");
      assertThat(status.verdict().levelOnly()).isTrue();
      assertThat(status.finding().ratio()).isEmpty();
      assertThat(status.finding().expected()).isEmpty();
      timeline.on("2024-02-01", 90, 100).expect("2024-02-01", ACHIEVED, REACHED);
    }
  }

  @Nested
  class WithoutData {

    @Test
    void neverAnyValue() {
      Timeline timeline = new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300));

      timeline.expect("2023-01-01", NO_DATA, NO_VALUE);
      assertValue(timeline.at(HALF_WAY).finding().expected()).isEqualTo(500);
      assertThat(timeline.at(HALF_WAY).dataAgeDays()).isEmpty();
    }

    @Test
    void tooOldAValue() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300)).on("2022-01-01", 390);

      timeline.expect("2024-03-10", OFF_TRACK, BEHIND_COURSE);
      timeline.expect("2024-03-11", NO_DATA, STALE);
      assertThat(timeline.at("2024-03-11").dataAgeDays()).hasValue(800);
      assertValue(timeline.at("2024-03-11").finding().gap()).isEqualTo(-310);
      assertThat(timeline.at("2024-03-11").finding().ratio()).isEmpty();
    }

    @Test
    void noneUpToTheDeadline() {
      new Timeline(TargetCase.enterprises(700).by("2024-12-31"))
          .on("2025-01-01", 800)
          .expect("2025-01-02", NO_DATA, NO_VALUE);
    }

    @Test
    void aUnitThatTheRegistryDoesNotHave() {
      new Timeline(TargetCase.enterprises(700).in("77@2020-01-01"))
          .expect("2024-01-01", NO_DATA, UNKNOWN_UNIT);
    }
  }

  @Nested
  class Mergers {

    private final TargetCase by2030 =
        TargetCase.enterprises(3_000).by("2030-12-31").from("2020-12-31", 300);

    @Test
    void endATargetThatHasNoSuccessor() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).in(TargetCase.HAI_DUONG).from("2020-12-31", 300))
              .on("2025-03-01", 640)
              .on("2025-07-15", 900);

      timeline.expect("2025-06-30", AT_RISK, BEHIND_COURSE);
      timeline.expect("2025-07-01", ENDED, UNIT_ENDED);
      timeline.expect("2027-01-01", ENDED, UNIT_ENDED);
      Status ended = timeline.at("2027-01-01");
      assertThat(ended.unit()).hasToString(TargetCase.HAI_DUONG);
      assertValue(ended.finding().gap()).as("the last level").isEqualTo(-60);
    }

    @Test
    void endATargetEvenIfItWasReached() {
      new Timeline(
              TargetCase.of("dti_rank:mic", "rank", "<=", 20).in(TargetCase.HAI_DUONG).among(63))
          .published(TargetCase.HAI_DUONG, "2022", 13, OptionalInt.of(63))
          .expect("2025-06-30", NO_DATA, STALE)
          .expect("2025-07-01", ENDED, UNIT_ENDED);
    }

    @Test
    void doNotTouchADeadlineBefore() {
      new Timeline(TargetCase.enterprises(700).in(TargetCase.HAI_DUONG).by("2025-06-30"))
          .on("2025-06-30", 701)
          .expect("2025-07-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void passATargetOnFromABaselineOfTheSuccessor() {
      Baseline merged = new Baseline(LocalDate.parse("2025-07-01"), 1_000, "census");
      Timeline timeline =
          new Timeline(by2030.passedOn(new Succession.Inherits(merged)))
              .on("2025-06-30", 1_515)
              .in(TargetCase.THAI_NGUYEN, "2025-07-01", 1_000)
              .in(TargetCase.THAI_NGUYEN, "2027-07-01", 1_600);

      timeline.expect("2025-06-30", ON_TRACK, ON_COURSE);
      timeline.expect("2025-07-01", ON_TRACK, REBASELINED);
      timeline.expect("2027-07-01", AT_RISK, REBASELINED);
      Status status = timeline.at("2027-07-01");
      assertThat(status.unit()).hasToString(TargetCase.THAI_NGUYEN);
      assertThat(status.finding().baseline()).hasValue(merged);
      assertValue(status.finding().expected()).isCloseTo(1_726.73, within(5e-3));
    }

    @Test
    void passATargetOnThatTheSuccessorOnlyHasToHold() {
      Baseline merged = new Baseline(LocalDate.parse("2025-07-01"), 3_100, "census");
      Timeline timeline =
          new Timeline(by2030.passedOn(new Succession.Inherits(merged)))
              .in(TargetCase.THAI_NGUYEN, "2025-07-01", 3_100)
              .in(TargetCase.THAI_NGUYEN, "2026-07-01", 2_990);

      timeline.expect("2025-07-01", ACHIEVED, REBASELINED);
      timeline.expect("2026-07-01", OFF_TRACK, REBASELINED);
      assertThat(timeline.at("2026-07-01").finding().expected()).isEmpty();
    }

    @Test
    void passATargetOnByLevelOnly() {
      Timeline timeline =
          new Timeline(by2030.passedOn(new Succession.InheritsWithoutBaseline()))
              .on("2025-06-30", 1_515)
              .in(TargetCase.THAI_NGUYEN, "2025-07-01", 2_900);

      timeline.expect("2025-06-30", ON_TRACK, ON_COURSE);
      timeline.expect("2025-07-01", AT_RISK, NOT_REACHED);
      Status status = timeline.at("2025-07-01");
      assertThat(status.verdict().levelOnly()).isTrue();
      assertThat(status.finding().baseline()).isEmpty();
      timeline
          .in(TargetCase.THAI_NGUYEN, "2026-01-01", 3_001)
          .expect("2026-01-01", ACHIEVED, REACHED);
    }

    @Test
    void sayIfTheNewestFigureIsOfTheUnitBefore() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("dti_rank:mic", "rank", "<=", 10)
                      .by("2030-12-31")
                      .among(63)
                      .from("2020-12-31", 12)
                      .passedOn(new Succession.InheritsWithoutBaseline()))
              .published(TargetCase.OLD_THAI_NGUYEN, "2024", 8, OptionalInt.of(63));

      timeline.expect("2025-07-01", ACHIEVED, OTHER_UNIT);
      Status status = timeline.at("2025-07-01");
      assertThat(status.unit()).hasToString(TargetCase.THAI_NGUYEN);
      assertThat(status.finding().measured().orElseThrow().unit())
          .hasToString(TargetCase.OLD_THAI_NGUYEN);
    }

    @Test
    void doNotConcernAUnitThatGoesOnAlone() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700).in(TargetCase.HA_NOI).from("2020-12-31", 300))
              .on("2025-06-30", 640)
              .in("01@2025-07-01", "2025-12-01", 690);

      timeline.expect("2025-07-01", AT_RISK, BEHIND_COURSE);
      Status status = timeline.at("2025-12-01");
      assertThat(status.unit()).hasToString("01@2025-07-01");
      assertThat(status.verdict().state()).isEqualTo(ON_TRACK);
      assertThat(status.outlook().paces().ofLong()).as("over both versions").isPresent();
    }
  }

  @Nested
  class Ranks {

    @Test
    void amongOthersAreShownAndSaidAndDecideNothing() {
      Timeline timeline =
          new Timeline(
                  TargetCase.of("dti_rank:mic", "rank", "<=", 15)
                      .among(63)
                      .passedOn(new Succession.InheritsWithoutBaseline()))
              .published(TargetCase.OLD_THAI_NGUYEN, "2022", 8, OptionalInt.of(63))
              .published(TargetCase.THAI_NGUYEN, "2024", 8, OptionalInt.of(34));

      timeline.expect("2025-10-21", ACHIEVED, OTHER_UNIVERSE);
      timeline.expect("2026-01-01", NO_DATA, PERIOD_UNPUBLISHED);
      timeline
          .published(TargetCase.THAI_NGUYEN, "2025", 7, OptionalInt.of(34))
          .expect("2026-10-21", NO_DATA, OTHER_UNIVERSE);
      assertThat(timeline.at("2026-10-21").finding().measured().orElseThrow().number())
          .isEqualTo(7);
      timeline
          .published(TargetCase.THAI_NGUYEN, "2025", 15, OptionalInt.of(63))
          .expect("2026-10-21", ACHIEVED, DEADLINE_PASSED);
    }
  }

  @Nested
  class Declarations {

    private final TargetCase cities =
        TargetCase.of("smart_cities", "declarations", ">=", 3).as(Basis.MILESTONE).by("2025-06-30");

    @Test
    void areCounted() {
      Timeline timeline = new Timeline(cities).on("2021-05-01", 1);

      timeline.expect("2021-05-01", AT_RISK, NOT_REACHED);
      assertThat(timeline.at("2021-05-01").outlook().paces()).isEqualTo(Paces.UNKNOWN);
      timeline.expect("2024-12-31", AT_RISK, NOT_REACHED);
      timeline.expect("2025-07-01", MISSED, DEADLINE_PASSED);
      timeline.on("2025-06-30", 3).expect("2025-07-01", ACHIEVED, DEADLINE_PASSED);
    }

    @Test
    void ofWhichNothingWasHeardAreNotNone() {
      new Timeline(cities)
          .expect("2024-12-31", NO_DATA, NO_VALUE)
          .expect("2025-07-01", NO_DATA, NO_VALUE);
    }
  }

  private static AbstractDoubleAssert<?> assertValue(OptionalDouble value) {
    return assertThat(value.getAsDouble());
  }
}
