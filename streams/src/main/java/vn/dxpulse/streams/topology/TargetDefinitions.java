package vn.dxpulse.streams.topology;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;
import vn.dxpulse.streams.target.Trajectory.Point;

/** Targets as rows of the topic of targets, and back. A row read back is the same target. */
public final class TargetDefinitions {

  private static final String ENDS = "ends";
  private static final String INHERITS = "inherits";

  private TargetDefinitions() {}

  /** The row of a target. */
  public static TargetDefinition row(Target target, long revision) {
    Optional<Baseline> baseline = target.baseline();
    Optional<Baseline> rebaseline = rebaseline(target.succession());
    return TargetDefinition.newBuilder()
        .setTarget(target.id())
        .setNameVi(target.wording().nameVi())
        .setNameEn(target.wording().nameEn())
        .setUnit(target.subject().unit().toString())
        .setKpi(target.subject().kpi())
        .setWindow(target.subject().window())
        .setBasis(target.basis().token())
        .setComparator(target.demand().comparator().symbol())
        .setValue(target.demand().value())
        .setValueHigh(CurrentRows.boxed(target.rangeEnd()))
        .setUnitOfMeasure(target.subject().unitOfMeasure())
        .setBaselineValue(baseline.map(Baseline::value).orElse(null))
        .setBaselineDate(baseline.map(from -> from.day().toString()).orElse(null))
        .setBaselineSource(baseline.map(Baseline::source).orElse(null))
        .setDeadline(target.deadline().toString())
        .setTrajectory(target.trajectory().shape().token())
        .setPoints(points(target.trajectory()))
        .setOnTrackFrom(target.judging().tolerance().onTrackFrom())
        .setAtRiskFrom(target.judging().tolerance().atRiskFrom())
        .setPaceShortDays(target.judging().shortDays())
        .setPaceLongDays(target.judging().longDays())
        .setSuccession(target.succession() instanceof Succession.Ends ? ENDS : INHERITS)
        .setRebaselineValue(rebaseline.map(Baseline::value).orElse(null))
        .setRebaselineDate(rebaseline.map(from -> from.day().toString()).orElse(null))
        .setRebaselineSource(rebaseline.map(Baseline::source).orElse(null))
        .setUniverse(target.universe().isPresent() ? target.universe().getAsInt() : null)
        .setMaxAgeDays(target.judging().maxAgeDays())
        .setWorded(target.wording().worded())
        .setAmbiguity(target.wording().ambiguity())
        .setSource(target.wording().source())
        .setRevision(revision)
        .build();
  }

  /**
   * The target of a row.
   *
   * @throws IllegalArgumentException if the row contradicts itself; says how
   */
  public static Target target(TargetDefinition row) {
    return new Target(
        row.getTarget(),
        new Target.Wording(
            row.getNameVi(), row.getNameEn(), row.getWorded(), row.getAmbiguity(), row.getSource()),
        new Target.Subject(
            UnitId.parse(row.getUnit()), row.getKpi(), row.getWindow(), row.getUnitOfMeasure()),
        Basis.of(row.getBasis()),
        new Threshold(Comparator.of(row.getComparator()), row.getValue()),
        row.getValueHigh() == null ? OptionalDouble.empty() : OptionalDouble.of(row.getValueHigh()),
        baseline(row.getBaselineDate(), row.getBaselineValue(), row.getBaselineSource()),
        LocalDate.parse(row.getDeadline()),
        new Trajectory(Trajectory.Shape.of(row.getTrajectory()), points(row.getPoints())),
        new Target.Judging(
            new Tolerance(row.getOnTrackFrom(), row.getAtRiskFrom()),
            row.getPaceShortDays(),
            row.getPaceLongDays(),
            row.getMaxAgeDays()),
        succession(row),
        row.getUniverse() == null ? OptionalInt.empty() : OptionalInt.of(row.getUniverse()));
  }

  private static Optional<Baseline> rebaseline(Succession succession) {
    return succession instanceof Succession.Inherits inherits
        ? Optional.of(inherits.from())
        : Optional.empty();
  }

  private static Optional<Baseline> baseline(String day, Double value, String source) {
    return day == null || value == null
        ? Optional.empty()
        : Optional.of(new Baseline(LocalDate.parse(day), value, source == null ? "" : source));
  }

  private static Succession succession(TargetDefinition row) {
    if (row.getSuccession().equals(ENDS)) {
      return new Succession.Ends();
    }
    if (!row.getSuccession().equals(INHERITS)) {
      throw new IllegalArgumentException(
          "succession is '" + row.getSuccession() + "', allowed: " + List.of(ENDS, INHERITS));
    }
    return baseline(row.getRebaselineDate(), row.getRebaselineValue(), row.getRebaselineSource())
        .<Succession>map(Succession.Inherits::new)
        .orElseGet(Succession.InheritsWithoutBaseline::new);
  }

  private static String points(Trajectory trajectory) {
    return trajectory.points().stream()
        .map(point -> point.day() + "=" + point.value())
        .collect(Collectors.joining(" "));
  }

  private static List<Point> points(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(point -> !point.isEmpty())
        .map(TargetDefinitions::point)
        .toList();
  }

  private static Point point(String text) {
    int at = text.indexOf('=');
    if (at < 0) {
      throw new IllegalArgumentException("a point is day=value, got '" + text + "'");
    }
    return new Point(
        LocalDate.parse(text.substring(0, at)), Double.parseDouble(text.substring(at + 1)));
  }
}
