package vn.dxpulse.streams.target.status;

import java.util.List;
import java.util.OptionalDouble;
import vn.dxpulse.streams.target.Trajectory.Point;

/** The straight line that fits values best, by least squares. */
final class Line {

  /** Days of a mean year. */
  static final double DAYS_A_YEAR = 365.25;

  private Line() {}

  /**
   * Change a year along the line through {@code points}; empty if they are not on two days at
   * least. Worked example: 10, 12, 13 on three days in a row rise by 1.5 a day.
   */
  static OptionalDouble slopeAYear(List<Point> points) {
    double meanDay =
        points.stream().mapToLong(point -> point.day().toEpochDay()).average().orElse(0);
    double meanValue = points.stream().mapToDouble(Point::value).average().orElse(0);
    double spread = 0;
    double common = 0;
    for (Point point : points) {
      double days = point.day().toEpochDay() - meanDay;
      spread += days * days;
      common += days * (point.value() - meanValue);
    }
    return spread == 0 ? OptionalDouble.empty() : OptionalDouble.of(common / spread * DAYS_A_YEAR);
  }
}
