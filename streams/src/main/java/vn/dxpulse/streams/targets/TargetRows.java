package vn.dxpulse.streams.targets;

import java.util.Optional;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Trajectory;

/** Targets as rows of {@code dx.ref.target.v1}. */
public final class TargetRows {

  private TargetRows() {}

  /** The row of {@code target}; whoever publishes it gives it a greater revision than the last. */
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
        .setValueHigh(target.rangeEnd().isPresent() ? target.rangeEnd().getAsDouble() : null)
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
        .setSuccession(token(target.succession()))
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

  private static String points(Trajectory trajectory) {
    return trajectory.points().stream()
        .map(point -> point.day() + "=" + PlainDecimal.of(point.value()))
        .collect(Collectors.joining(" "));
  }

  private static String token(Succession succession) {
    if (succession instanceof Succession.Ends) {
      return "ends";
    }
    return succession instanceof Succession.Continues ? "continues" : "inherits";
  }

  private static Optional<Baseline> rebaseline(Succession succession) {
    return succession instanceof Succession.Inherits inherits
        ? Optional.of(inherits.from())
        : Optional.empty();
  }
}
