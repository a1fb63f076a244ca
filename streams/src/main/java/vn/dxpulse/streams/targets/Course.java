package vn.dxpulse.streams.targets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Trajectory;
import vn.dxpulse.streams.target.Trajectory.Point;
import vn.dxpulse.streams.target.Trajectory.Shape;

/** Where a target begins and the way that is expected from there. */
record Course(Optional<Baseline> baseline, Trajectory trajectory) {

  static Optional<Course> read(
      Entries target, Optional<Demand> demand, Optional<LocalDate> deadline) {
    Optional<Baseline> baseline = baseline(target, "baseline");
    Optional<Shape> shape = target.parsed("trajectory", Shape::of);
    List<Entries> points = points(target, shape);
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    if (baseline.isEmpty() && shape.get() != Shape.LEVEL && !target.has("baseline")) {
      target.problem(
          "trajectory",
          "trajectory is '%s', which needs a baseline; without one it is 'level'"
              .formatted(shape.get().token()));
    }
    if (baseline.isEmpty() || demand.isEmpty() || deadline.isEmpty()) {
      return Optional.of(new Course(baseline, Trajectory.level()));
    }
    return new Way(target, baseline.get(), demand.get(), deadline.get())
        .along(shape.get(), points)
        .map(trajectory -> new Course(baseline, trajectory));
  }

  /** The baseline under {@code key}; empty if there is none. */
  static Optional<Baseline> baseline(Entries target, String key) {
    if (!target.has(key)) {
      return Optional.empty();
    }
    Optional<Entries> block = target.block(key);
    if (block.isEmpty()) {
      return Optional.empty();
    }
    Entries baseline = block.get();
    baseline.problems().refuseUnknownKeys(baseline.block(), Set.of("date", "value", "source"));
    Optional<LocalDate> date = baseline.date("date");
    Optional<Double> value = baseline.number("value");
    Optional<String> source = baseline.text("source");
    return date.isPresent() && value.isPresent() && source.isPresent()
        ? Optional.of(new Baseline(date.get(), value.get(), source.get()))
        : Optional.empty();
  }

  private static List<Entries> points(Entries target, Optional<Shape> shape) {
    boolean wanted = shape.filter(Shape.MILESTONES::equals).isPresent();
    if (!wanted) {
      if (shape.isPresent() && target.has("points")) {
        target.problem("points", "points are for the trajectory 'milestones' only");
      }
      return List.of();
    }
    List<Entries> points = new ArrayList<>();
    target
        .problems()
        .eachBlock(
            target.block(),
            "points",
            "a point has keys: date, value",
            block -> {
              target.problems().refuseUnknownKeys(block, Set.of("date", "value"));
              points.add(new Entries(target.problems(), block));
            });
    return points;
  }

  /** From a baseline to the demand. */
  private record Way(Entries target, Baseline from, Demand demand, LocalDate deadline) {

    Optional<Trajectory> along(Shape shape, List<Entries> points) {
      if (!from.day().isBefore(deadline)) {
        target.problem(
            "deadline",
            "deadline is %s, but the baseline is of %s; allowed: a later day"
                .formatted(deadline, from.day()));
        return Optional.empty();
      }
      boolean reached = demand.threshold().isReachedBy(from.value());
      if (reached != (shape == Shape.LEVEL)) {
        target.problem(
            "trajectory",
            reached
                ? "trajectory is '%s', but the baseline %s reaches %s already: only 'level' is left"
                    .formatted(shape.token(), PlainDecimal.of(from.value()), worded())
                : "trajectory is 'level', but there is a way to go from the baseline; allowed:"
                    + " linear, compound, milestones");
        return Optional.empty();
      }
      return reached ? Optional.of(Trajectory.level()) : course(shape, between(points));
    }

    private Optional<Trajectory> course(Shape shape, List<Point> between) {
      double to = demand.threshold().value();
      try {
        return Optional.of(
            switch (shape) {
              case LINEAR -> Trajectory.linear(from, to, deadline);
              case COMPOUND -> Trajectory.compound(from, to, deadline, demand.unit());
              case MILESTONES -> Trajectory.milestones(from, between, to, deadline);
              case LEVEL -> Trajectory.level();
            });
      } catch (IllegalArgumentException e) {
        target.problem("trajectory", e.getMessage());
        return Optional.empty();
      }
    }

    /** Those points that lie between baseline and deadline, in order; the others are problems. */
    private List<Point> between(List<Entries> points) {
      List<Point> between = new ArrayList<>();
      LocalDate before = from.day();
      for (Entries point : points) {
        Optional<LocalDate> day = point.date("date");
        Optional<Double> value = point.number("value");
        if (day.isEmpty() || value.isEmpty()) {
          continue;
        }
        if (!day.get().isAfter(before) || !day.get().isBefore(deadline)) {
          point.problem(
              "date",
              "point of %s is out of order, allowed: after %s and before the deadline %s"
                  .formatted(day.get(), before, deadline));
        } else if (isBeyond(value.get())) {
          point.problem(
              "value",
              "point of %s is %s, beyond the target %s"
                  .formatted(day.get(), PlainDecimal.of(value.get()), worded()));
        } else {
          between.add(new Point(day.get(), value.get()));
          before = day.get();
        }
      }
      return between;
    }

    private boolean isBeyond(double value) {
      double to = demand.threshold().value();
      return from.value() < to ? value > to : value < to;
    }

    private String worded() {
      return demand.threshold().comparator().symbol()
          + " "
          + PlainDecimal.of(demand.threshold().value());
    }
  }
}
