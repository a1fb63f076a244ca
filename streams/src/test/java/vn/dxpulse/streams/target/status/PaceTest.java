package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory.Point;

/** How fast values change, when that reaches the target, and when it is too slow. */
class PaceTest {

  /** 30 days are the short window of the test's targets, 180 the long one. */
  private static final LocalDate TODAY = LocalDate.parse("2024-01-01");

  private static final String NOW = TODAY.toString();

  @Test
  void isTheSlopeOfTheLineThatFitsBest() {
    List<Point> points =
        List.of(
            new Point(TODAY, 10),
            new Point(TODAY.plusDays(1), 12),
            new Point(TODAY.plusDays(2), 13));

    assertValue(Line.slopeAYear(points)).isCloseTo(1.5 * 365.25, within(1e-9));
    assertThat(Line.slopeAYear(points.subList(0, 1))).isEmpty();
  }

  @Nested
  class OfLiveValues {

    @Test
    void isThatOfTheDailyValuesOfEachWindow() {
      Outlook outlook = rising(0.2, 0.5).at(NOW).outlook();

      assertValue(outlook.paces().ofShort()).as("half a one a day").isCloseTo(182.6, within(0.1));
      assertValue(outlook.paces().ofLong()).isBetween(73.0, 182.6);
      assertThat(outlook.paces().enough()).isTrue();
    }

    @Test
    void holdsAValueUntilTheNextOne() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700)).on("2023-01-01", 400).on("2024-01-01", 400);

      assertValue(timeline.at(NOW).outlook().paces().ofLong()).isZero();
    }

    @Test
    void needsHalfOfTheWindow() {
      Timeline timeline =
          new Timeline(TargetCase.enterprises(700)).on(TODAY.minusDays(15).toString(), 400);

      assertThat(timeline.at(NOW).outlook().paces().ofShort()).isPresent();
      assertThat(timeline.at(NOW).outlook().paces().ofLong()).isEmpty();
      assertThat(timeline.at(TODAY.minusDays(1).toString()).outlook().paces().ofShort()).isEmpty();
      assertThat(timeline.at(NOW).outlook().fallsShort()).as("one window alone").isFalse();
    }
  }

  @Nested
  class OfStatistics {

    private final TargetCase share =
        TargetCase.of("digital_economy_grdp_share:gso", "percent", ">=", 20).from("2020-12-31", 10);

    @Test
    void isThatOfTheLastTwoPeriodsAndOfAllSinceTheBaseline() {
      Outlook outlook =
          new Timeline(share)
              .published("2021", 12)
              .published("2022", 13)
              .at("2023-08-01")
              .outlook();

      assertValue(outlook.paces().ofShort()).isCloseTo(1.0007, within(5e-5));
      assertValue(outlook.paces().ofLong()).isCloseTo(1.5010, within(5e-5));
    }

    @Test
    void leavesOutRanksAmongOtherUnits() {
      Outlook outlook =
          new Timeline(
                  TargetCase.of("dti_rank:mic", "rank", "<=", 5).among(63).from("2020-12-31", 12))
              .published(TargetCase.OLD_THAI_NGUYEN, "2021", 8, OptionalInt.of(63))
              .published(TargetCase.OLD_THAI_NGUYEN, "2022", 9, OptionalInt.of(34))
              .at("2023-08-01")
              .outlook();

      assertThat(outlook.paces().ofLong()).isEmpty();
    }

    @Test
    void raisesNoAlarmByTwoFiguresAlone() {
      Timeline timeline = new Timeline(share).published("2021", 10.1);

      assertThat(timeline.at("2022-08-01").outlook().fallsShort()).isFalse();
      assertThat(timeline.published("2022", 10.2).at("2023-08-01").outlook().fallsShort()).isTrue();
    }
  }

  @Nested
  class Forecasts {

    @Test
    void areThatOfTheLongWindowBetweenBoth() {
      Paces paces = new Paces(OptionalDouble.of(200), OptionalDouble.of(100), true);

      Forecast forecast = Forecast.of(200, paces, TODAY).orElseThrow();

      assertThat(forecast.day()).isEqualTo("2026-01-01");
      assertThat(forecast.from()).isEqualTo("2025-01-01");
      assertThat(forecast.until()).hasValue(LocalDate.parse("2026-01-01"));
    }

    @Test
    void haveNoEndIfTheShortWindowLeadsElsewhere() {
      Paces paces = new Paces(OptionalDouble.of(-1), OptionalDouble.of(100), true);

      Forecast forecast = Forecast.of(200, paces, TODAY).orElseThrow();

      assertThat(forecast.from()).isEqualTo("2026-01-01");
      assertThat(forecast.until()).isEmpty();
    }

    @Test
    void areNoneIfTheLongWindowLeadsElsewhereOrTakesAHundredYears() {
      assertThat(Forecast.of(200, paces(-100), TODAY)).isEmpty();
      assertThat(Forecast.of(200, paces(0), TODAY)).isEmpty();
      assertThat(Forecast.of(200, paces(1.99), TODAY)).isEmpty();
      assertThat(Forecast.of(200, paces(2.01), TODAY)).isPresent();
      assertThat(Forecast.of(200, Paces.UNKNOWN, TODAY)).isEmpty();
      assertThat(Forecast.of(-5, paces(-2), TODAY)).as("less is better").isPresent();
    }

    @Test
    void areNoneOfWhatIsReached() {
      Timeline timeline = rising(1, 1);
      assertThat(timeline.at(NOW).outlook().forecast()).isPresent();

      timeline.on(NOW, 701);

      assertThat(timeline.at(NOW).outlook().forecast()).isEmpty();
    }

    private Paces paces(double both) {
      return new Paces(OptionalDouble.of(both), OptionalDouble.of(both), true);
    }
  }

  /** 200 are missing on 2024-01-01, two years before the deadline: 100 a year, 0.274 a day. */
  @Nested
  class TooSlow {

    @Test
    void isWhatFallsShortInBothWindows() {
      assertThat(rising(0.1, 0.1).at(NOW).outlook().fallsShort()).isTrue();
      assertThat(rising(0.1, 0.3).at(NOW).outlook().fallsShort()).as("faster lately").isFalse();
      assertThat(rising(0.5, 0.1).at(NOW).outlook().fallsShort()).as("slower lately").isFalse();
    }

    @Test
    void beginsBelowTheShareThatIsAtRisk() {
      assertThat(rising(0.164, 0.164).at(NOW).outlook().fallsShort()).as("59.9 a year").isTrue();
      assertThat(rising(0.165, 0.165).at(NOW).outlook().fallsShort()).as("60.3 a year").isFalse();
    }

    @Test
    void isNeverWhatIsReached() {
      Timeline timeline = rising(0, 0).on(NOW, 701);

      assertThat(timeline.at(NOW).outlook().fallsShort()).isFalse();
    }
  }

  @Nested
  class Burns {

    @ParameterizedTest(name = "an objective of {0}: at most {1}, limit {2}, exceeded below {3}")
    @CsvSource({
      "0.999, 1000, 50.95, 0.94905",
      "0.9, 10, 1.45, 0.855",
      "0.8, 5, 1.2, 0.76",
      "0.5, 2, 1.05, 0.475"
    })
    void canExceedTheirLimitWhateverTheObjective(
        double objective, double most, double limit, double below) {
      Burn burn = Burn.of(new Threshold(Comparator.AT_LEAST, objective), objective);

      assertThat(burn.at(0)).isCloseTo(most, within(1e-9));
      assertThat(burn.at(objective)).isCloseTo(1, within(1e-9));
      assertThat(burn.limit(Tolerance.USUAL)).isCloseTo(limit, within(1e-9));
      assertThat(burn.at(below - 1e-6)).isGreaterThan(limit);
      assertThat(burn.at(below + 1e-6)).isLessThan(limit);
    }

    @Test
    void areNotDefinedWhereNothingIsLeft() {
      Threshold all = new Threshold(Comparator.AT_LEAST, 1);

      assertThat(Burn.isDefined(all, 1)).isFalse();
      assertThatThrownBy(() -> Burn.of(all, 1)).hasMessageContaining("leaves nothing");
    }

    @Test
    void holdTheValueItselfAgainstACeiling() {
      Burn burn = Burn.of(new Threshold(Comparator.AT_MOST, 0.2), 0.2);

      assertThat(burn.at(0.2)).isEqualTo(1);
      assertThat(burn.at(1)).isEqualTo(5);
      assertThat(burn.limit(Tolerance.USUAL)).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void needBothWindowsAndAHundredCases() {
      assertThat(share(84, 100, 84, 100)).isTrue();
      assertThat(share(86, 100, 84, 100)).as("long window within its limit").isFalse();
      assertThat(share(84, 100, 86, 100)).as("short window within its limit").isFalse();
      assertThat(share(83, 99, 83, 99)).as("too few cases").isFalse();
    }

    @Test
    void areThoseOfTheCourseWhileThereIsOne() {
      Timeline timeline =
          new Timeline(satisfaction().from("2022-01-01", 0.5))
              .on("2023-01-01", 66, 100)
              .on(NOW, 66, 100);

      assertThat(timeline.at(NOW).finding().expected().getAsDouble())
          .as("half-way from 50 % to 90 %")
          .isCloseTo(0.7, within(1e-3));
      assertThat(timeline.at(NOW).outlook().fallsShort())
          .as("66 % where 66.5 % is the limit")
          .isTrue();
      timeline.on("2023-01-01", 68, 100).on(NOW, 68, 100);
      assertThat(timeline.at(NOW).outlook().fallsShort()).isFalse();
    }

    @Test
    void giveWayToThePaceAtAHundredPerCent() {
      TargetCase all = TargetCase.of("on_time_rate", "ratio", ">=", 1).over("30d");

      Timeline standing = new Timeline(all).on("2023-01-01", 900, 1000).on(NOW, 900, 1000);

      assertThat(standing.at(NOW).outlook().fallsShort()).isTrue();
    }

    private boolean share(long before, long beforeOf, long lately, long latelyOf) {
      return new Timeline(satisfaction())
          .on("2023-01-01", before, beforeOf)
          .on(TODAY.minusDays(31).toString(), lately, latelyOf)
          .at(NOW)
          .outlook()
          .fallsShort();
    }

    private TargetCase satisfaction() {
      return TargetCase.of("satisfaction", "ratio", ">=", 0.9).over("30d");
    }
  }

  /**
   * Enterprises, 500 today of 700 by the end of 2025, so many a day before the last month and in
   * it.
   */
  private static Timeline rising(double before, double lately) {
    Timeline timeline = new Timeline(TargetCase.enterprises(700));
    double value = 500;
    for (int daysAgo = 0; daysAgo <= 200; daysAgo++) {
      timeline.on(TODAY.minusDays(daysAgo).toString(), value);
      value -= daysAgo < 30 ? lately : before;
    }
    return timeline;
  }

  private static AbstractDoubleAssert<?> assertValue(OptionalDouble value) {
    return assertThat(value.getAsDouble());
  }
}
