package vn.dxpulse.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.bench.figure.Goal.Verdict.MET;
import static vn.dxpulse.bench.figure.Goal.Verdict.NOT_MET;
import static vn.dxpulse.bench.figure.Goal.Verdict.OPEN;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void isMetOnlyIfTheWholeIntervalIsGoodEnough() {
    Goal goal = new Goal.AtLeast(0.6);

    assertThat(goal.judge(new Interval(0.6, 0.7, 0.95))).isEqualTo(MET);
    assertThat(goal.judge(new Interval(0.59, 0.7, 0.95))).isEqualTo(OPEN);
    assertThat(goal.judge(new Interval(0.5, 0.59, 0.95))).isEqualTo(NOT_MET);
  }

  @Test
  void looksAtTheOtherEndOfAnUpperBound() {
    Goal goal = new Goal.AtMost(5);

    assertThat(goal.judge(new Interval(-1, 5, 0.95))).isEqualTo(MET);
    assertThat(goal.judge(new Interval(-1, 5.1, 0.95))).isEqualTo(OPEN);
    assertThat(goal.judge(new Interval(5.1, 6, 0.95))).isEqualTo(NOT_MET);
  }

  @Test
  void tooFewValuesDecideNothing() {
    Goal goal = new Goal.AtMost(5);

    assertThat(goal.judge(new Interval(6, 7, 0.9375))).isEqualTo(OPEN);
    assertThat(goal.judge(new Interval(6, 7, 0.95))).isEqualTo(NOT_MET);
  }

  @Test
  void theWorstRoundDecidesWhereEachMustBeGoodEnough() {
    Sample sample = new Sample(List.of(1.0, 9.0, 4.0));

    assertThat(new Goal.AtMost(8).judgeWorst(sample)).isEqualTo(NOT_MET);
    assertThat(new Goal.AtMost(9).judgeWorst(sample)).isEqualTo(MET);
    assertThat(new Goal.AtLeast(1).judgeWorst(sample)).isEqualTo(MET);
    assertThat(new Goal.AtLeast(2).judgeWorst(sample)).isEqualTo(NOT_MET);
  }

  @Test
  void saysItsBound() {
    assertThat(new Goal.AtLeast(0.6).text("%.2f")).isEqualTo("≥ 0.60");
    assertThat(new Goal.AtMost(150).text("%.0f ms")).isEqualTo("≤ 150 ms");
  }
}
