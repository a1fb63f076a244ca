package vn.dxpulse.streams.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The course that is expected from the baseline to the target: points, and straight lines in
 * between. Immutable.
 *
 * @param points in time order; none for {@link Shape#LEVEL}
 */
public record Trajectory(Shape shape, List<Point> points) {

  public Trajectory {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (!points.get(i - 1).day().isBefore(points.get(i).day())) {
        throw new IllegalArgumentException("points must go forward in time, got " + points);
      }
    }
    if (shape == Shape.LEVEL ? !points.isEmpty() : points.size() < 2) {
      throw new IllegalArgumentException(
          "a course of shape %s cannot have %d points".formatted(shape, points.size()));
    }
  }

  /** How the course was made. */
  public enum Shape {
    LINEAR,
    MILESTONES,
    COMPOUND,
    /** No course: there is no baseline. */
    LEVEL;

    /** As it stands in files and rows. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The value expected at the end of {@code day}: that of the first point before it, that of the
   * last one after it; empty if there is no course.
   */
  public OptionalDouble expected(LocalDate day) {
    if (points.isEmpty()) {
      return OptionalDouble.empty();
    }
    Point before = points.get(0);
    for (Point after : points) {
      if (day.isBefore(after.day())) {
        return OptionalDouble.of(
            before.day().isAfter(day) ? before.value() : before.to(after, day));
      }
      before = after;
    }
    return OptionalDouble.of(before.value());
  }

  /**
   * One point of the course.
   *
   * @param day at +07:00
   * @param value in the unit of measure of the KPI
   */
  public record Point(LocalDate day, double value) {

    private double to(Point after, LocalDate at) {
      double whole = after.day().toEpochDay() - day.toEpochDay();
      return value + (after.value() - value) * (at.toEpochDay() - day.toEpochDay()) / whole;
    }
  }
}
