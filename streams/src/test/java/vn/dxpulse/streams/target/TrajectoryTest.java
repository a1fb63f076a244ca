package vn.dxpulse.streams.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.target.Trajectory.Point;
import vn.dxpulse.streams.target.Trajectory.Shape;

class TrajectoryTest {

  private static final LocalDate START = LocalDate.parse("2020-12-31");
  private static final LocalDate DEADLINE = LocalDate.parse("2025-12-31");

  @Test
  void linearGoesStraight() {
    Trajectory course = Trajectory.linear(base(300), 700, DEADLINE);

    assertExpected(course, "2020-12-30", 300);
    assertExpected(course, "2020-12-31", 300);
    assertExpected(course, "2023-07-02", 500);
    assertExpected(course, "2025-12-31", 700);
    assertExpected(course, "2026-03-01", 700);
  }

  @Test
  void milestonesBendAtEachPoint() {
    List<Point> between = List.of(new Point(LocalDate.parse("2022-12-31"), 320));

    Trajectory course = Trajectory.milestones(base(300), between, 700, DEADLINE);

    assertThat(course.shape()).isEqualTo(Shape.MILESTONES);
    assertExpected(course, "2021-12-31", 310);
    assertExpected(course, "2022-12-31", 320);
    assertExpected(course, "2025-12-31", 700);
  }

  @Test
  void compoundGrowsByTheSameShareInTheSameTime() {
    LocalDate inTwoYears = LocalDate.parse("2022-12-31");

    Trajectory course = Trajectory.compound(base(100), 400, inTwoYears, "enterprises");

    assertExpected(course, "2021-12-31", 200);
    assertExpected(course, "2022-12-31", 400);
    assertThat(course.points()).hasSize(25);
    assertThat(course.expected(LocalDate.parse("2021-06-16")).getAsDouble())
        .as("between two months, a straight line lies less than 0.2 % above the curve")
        .isBetween(100 * Math.pow(4, 167 / 730.0), 100.2 * Math.pow(4, 167 / 730.0));
  }

  @Test
  void compoundShrinksToo() {
    Trajectory course = Trajectory.compound(base(40), 10, DEADLINE, "hours");

    assertThat(course.expected(LocalDate.parse("2023-07-02")).getAsDouble())
        .isCloseTo(20, within(1e-3));
  }

  @Test
  void compoundNeedsAPositiveBase() {
    assertThatThrownBy(() -> Trajectory.compound(base(0), 700, DEADLINE, "enterprises"))
        .hasMessageContaining("must be above 0, got 0.0 and 700.0; use linear");
    assertThatThrownBy(() -> Trajectory.compound(base(5), 0, DEADLINE, "hours"))
        .hasMessageContaining("must be above 0, got 5.0 and 0.0");
  }

  @Test
  void compoundIsNotForRanks() {
    assertThatThrownBy(() -> Trajectory.compound(base(12), 10, DEADLINE, "rank"))
        .hasMessage("a rank does not grow by shares; use linear or milestones");
  }

  @Test
  void refusesADeadlineBeforeTheBaseline() {
    assertThatThrownBy(() -> Trajectory.linear(base(1), 2, START))
        .hasMessageContaining("points must go forward in time");
    assertThatThrownBy(() -> Trajectory.compound(base(1), 2, START.minusDays(1), "hours"))
        .hasMessageContaining("cannot have 1 points");
  }

  @Test
  void levelExpectsNothing() {
    assertThat(Trajectory.level().expected(DEADLINE)).isEmpty();
  }

  @Test
  void refusesOtherShapes() {
    assertThat(Shape.of("compound")).isEqualTo(Shape.COMPOUND);
    assertThatThrownBy(() -> Shape.of("wavy"))
        .hasMessage("trajectory is 'wavy', allowed: [linear, milestones, compound, level]");
    assertThatThrownBy(() -> Basis.of("guess"))
        .hasMessage("basis is 'guess', allowed: [number, milestone, proxy]");
  }

  private static Baseline base(double value) {
    return new Baseline(START, value, "a test");
  }

  private static void assertExpected(Trajectory course, String day, double value) {
    assertThat(course.expected(LocalDate.parse(day)).getAsDouble()).isCloseTo(value, within(1e-9));
  }
}
