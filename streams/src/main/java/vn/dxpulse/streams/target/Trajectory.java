package vn.dxpulse.streams.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Unit of measure of places among units. */
  static final String RANK = "rank";

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

  /** No course: there is no baseline. */
  public static Trajectory level() {
    return new Trajectory(Shape.LEVEL, List.of());
  }

  /**
   * A straight line from the baseline to {@code to} on the deadline.
   *
   * <p>Worked example: from 300 on 2020-12-31 to 700 on 2025-12-31, 500 is expected on 2023-07-02.
   *
   * @throws IllegalArgumentException if the deadline is not after the day of the baseline
   */
  public static Trajectory linear(Baseline from, double to, LocalDate deadline) {
    return new Trajectory(Shape.LINEAR, List.of(start(from), new Point(deadline, to)));
  }

  /**
   * From the baseline by way of {@code between} to {@code to} on the deadline, straight lines in
   * between.
   *
   * @throws IllegalArgumentException if the days do not go forward from baseline to deadline
   */
  public static Trajectory milestones(
      Baseline from, List<Point> between, double to, LocalDate deadline) {
    List<Point> points = new ArrayList<>();
    points.add(start(from));
    points.addAll(between);
    points.add(new Point(deadline, to));
    return new Trajectory(Shape.MILESTONES, points);
  }

  /**
   * Growth by the same share in the same time, as a point a month with straight lines in between.
   *
   * <p>Worked example: from 100 on 2020-12-31 to 400 on 2022-12-31, 200 is expected on 2021-12-31,
   * where a straight line would expect 250.
   *
   * @param unitOfMeasure of both values; a {@code rank} does not grow by shares
   * @throws IllegalArgumentException if the baseline or {@code to} is not above 0, if it is about
   *     ranks, or if the deadline is not after the day of the baseline
   */
  public static Trajectory compound(
      Baseline from, double to, LocalDate deadline, String unitOfMeasure) {
    if (!(from.value() > 0 && to > 0)) {
      throw new IllegalArgumentException(
          "a compound course grows by shares, so baseline and target must be above 0, got %s and %s; use linear"
              .formatted(from.value(), to));
    }
    if (unitOfMeasure.equals(RANK)) {
      throw new IllegalArgumentException(
          "a rank does not grow by shares; use linear or milestones");
    }
    double days = deadline.toEpochDay() - from.day().toEpochDay();
    List<Point> points = new ArrayList<>();
    LocalDate day = from.day();
    for (int month = 1; day.isBefore(deadline); month++) {
      double done = (day.toEpochDay() - from.day().toEpochDay()) / days;
      points.add(new Point(day, from.value() * Math.pow(to / from.value(), done)));
      day = from.day().plusMonths(month);
    }
    points.add(new Point(deadline, to));
    return new Trajectory(Shape.COMPOUND, points);
  }

  private static Point start(Baseline from) {
    return new Point(from.day(), from.value());
  }

  /** How the course was made. */
  public enum Shape {
    LINEAR,
    MILESTONES,
    COMPOUND,
    /** No course: there is no baseline, or it reaches the demand already. */
    LEVEL;

    /** As it stands in files and rows. */
    public String token() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The shape written as {@code token}.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Shape of(String token) {
      return Arrays.stream(values())
          .filter(shape -> shape.token().equals(token))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "trajectory is '"
                          + token
                          + "', allowed: "
                          + Arrays.stream(values()).map(Shape::token).toList()));
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
