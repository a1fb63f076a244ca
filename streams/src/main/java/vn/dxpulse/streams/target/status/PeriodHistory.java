package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Trajectory.Point;

/** A published statistic: one figure a period, each for the end of its period. */
final class PeriodHistory implements History {

  /** With two figures the long window would be the short one, and their agreement no news. */
  private static final int FIGURES_FOR_AN_ALARM = 3;

  private static final Comparator<Measurement> BY_PERIOD =
      Comparator.comparing(Measurement::day)
          .thenComparing(figure -> figure.publication().orElseThrow().period().text());

  private final List<Measurement> figures;

  /** Figures of a statistic, in any order. */
  PeriodHistory(List<Measurement> figures) {
    this.figures = figures.stream().sorted(BY_PERIOD).toList();
  }

  @Override
  public Optional<Measurement> current(LocalDate day) {
    return figures.stream().reduce((older, newer) -> newer);
  }

  @Override
  public Optional<Measurement> decisive(LocalDate deadline) {
    return figures.stream()
        .filter(figure -> figure.publication().orElseThrow().period().decides(deadline))
        .reduce((older, newer) -> newer);
  }

  @Override
  public Reason missing() {
    return Reason.PERIOD_UNPUBLISHED;
  }

  @Override
  public LocalDate heldAgainst(Measurement current, LocalDate day) {
    return current.day();
  }

  @Override
  public Paces paces(
      Measurement current, Optional<Baseline> baseline, Target.Judging judging, LocalDate day) {
    List<Point> points = new ArrayList<>();
    baseline.ifPresent(from -> points.add(new Point(from.day(), from.value())));
    figures.stream()
        .filter(figure -> figure.universe().equals(current.universe()))
        .filter(figure -> baseline.isEmpty() || figure.day().isAfter(baseline.get().day()))
        .forEach(figure -> points.add(new Point(figure.day(), figure.number())));
    int size = points.size();
    OptionalDouble ofShort = Line.slopeAYear(points.subList(Math.max(0, size - 2), size));
    return new Paces(ofShort, Line.slopeAYear(points), size >= FIGURES_FOR_AN_ALARM);
  }
}
