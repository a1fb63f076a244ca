package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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

/** Targets of which a test states only what matters to it. Immutable; each step gives a new one. */
record TargetCase(
    String id,
    Target.Subject subject,
    Basis basis,
    Threshold demand,
    OptionalDouble rangeEnd,
    Optional<Baseline> baseline,
    LocalDate deadline,
    Optional<Trajectory> course,
    Succession succession,
    OptionalInt universe) {

  static final int MAX_AGE_DAYS = 800;
  static final String OLD_THAI_NGUYEN = "19@2019-04-01";
  static final String THAI_NGUYEN = "19@2025-07-01";
  static final String HAI_DUONG = "30@2019-04-01";
  static final String HA_NOI = "01@2019-04-01";

  /** Demands {@code comparator value} of a KPI of old Thái Nguyên by the end of 2025. */
  static TargetCase of(String kpi, String unitOfMeasure, String comparator, double value) {
    return new TargetCase(
        "T",
        new Target.Subject(
            UnitId.parse(OLD_THAI_NGUYEN),
            kpi,
            kpi.contains(":") ? "latest" : "now",
            unitOfMeasure),
        Basis.NUMBER,
        new Threshold(Comparator.of(comparator), value),
        OptionalDouble.empty(),
        Optional.empty(),
        LocalDate.parse("2025-12-31"),
        Optional.empty(),
        new Succession.Ends(),
        OptionalInt.empty());
  }

  /** More than so many enterprises by the end of 2025. */
  static TargetCase enterprises(double moreThan) {
    return of("digital_enterprises", "enterprises", ">", moreThan);
  }

  TargetCase called(String newId) {
    return new TargetCase(
        newId, subject, basis, demand, rangeEnd, baseline, deadline, course, succession, universe);
  }

  TargetCase in(String unit) {
    return with(
        new Target.Subject(
            UnitId.parse(unit), subject.kpi(), subject.window(), subject.unitOfMeasure()));
  }

  TargetCase over(String window) {
    return with(new Target.Subject(subject.unit(), subject.kpi(), window, subject.unitOfMeasure()));
  }

  private TargetCase with(Target.Subject newSubject) {
    return new TargetCase(
        id, newSubject, basis, demand, rangeEnd, baseline, deadline, course, succession, universe);
  }

  TargetCase as(Basis newBasis) {
    return new TargetCase(
        id, subject, newBasis, demand, rangeEnd, baseline, deadline, course, succession, universe);
  }

  TargetCase upTo(double end) {
    return new TargetCase(
        id,
        subject,
        basis,
        Threshold.ofRange(demand.comparator(), demand.value(), end),
        OptionalDouble.of(end),
        baseline,
        deadline,
        course,
        succession,
        universe);
  }

  /** With a straight line from there, unless another course is given. */
  TargetCase from(String day, double value) {
    return new TargetCase(
        id,
        subject,
        basis,
        demand,
        rangeEnd,
        Optional.of(new Baseline(LocalDate.parse(day), value, "a test")),
        deadline,
        course,
        succession,
        universe);
  }

  TargetCase byWayOf(String day, double value) {
    List<Point> between = List.of(new Point(LocalDate.parse(day), value));
    return along(Trajectory.milestones(baseline.orElseThrow(), between, demand.value(), deadline));
  }

  TargetCase compound() {
    return along(
        Trajectory.compound(
            baseline.orElseThrow(), demand.value(), deadline, subject.unitOfMeasure()));
  }

  TargetCase byLevel() {
    return along(Trajectory.level());
  }

  private TargetCase along(Trajectory newCourse) {
    return new TargetCase(
        id,
        subject,
        basis,
        demand,
        rangeEnd,
        baseline,
        deadline,
        Optional.of(newCourse),
        succession,
        universe);
  }

  TargetCase by(String day) {
    return new TargetCase(
        id,
        subject,
        basis,
        demand,
        rangeEnd,
        baseline,
        LocalDate.parse(day),
        course,
        succession,
        universe);
  }

  TargetCase passedOn(Succession newSuccession) {
    return new TargetCase(
        id, subject, basis, demand, rangeEnd, baseline, deadline, course, newSuccession, universe);
  }

  TargetCase among(int units) {
    return new TargetCase(
        id,
        subject,
        basis,
        demand,
        rangeEnd,
        baseline,
        deadline,
        course,
        succession,
        OptionalInt.of(units));
  }

  Target target() {
    Trajectory straight =
        baseline
            .map(from -> Trajectory.linear(from, demand.value(), deadline))
            .orElseGet(Trajectory::level);
    return new Target(
        id,
        new Target.Wording("tên", "name", "như văn bản", "không rõ", "a test"),
        subject,
        basis,
        demand,
        rangeEnd,
        baseline,
        deadline,
        course.orElse(straight),
        new Target.Judging(Tolerance.USUAL, 30, 180, MAX_AGE_DAYS),
        succession,
        universe);
  }
}
