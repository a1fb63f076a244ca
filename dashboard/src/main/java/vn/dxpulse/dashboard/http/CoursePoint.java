package vn.dxpulse.dashboard.http;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points of the course of a target, as {@code dx.ref.target.v1} has them in one text. */
final class CoursePoint {

  private CoursePoint() {}

  /**
   * The points of {@code 2024-12-31=520 2025-12-31=700}, each with {@code day} and {@code value};
   * none of an empty text.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  static List<Map<String, Object>> parse(String points) {
    return Arrays.stream(points.split(" "))
        .filter(point -> !point.isEmpty())
        .map(CoursePoint::point)
        .toList();
  }

  private static Map<String, Object> point(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("a point is day=value, got '" + text + "'");
    }
    LocalDate day = LocalDate.parse(text.substring(0, equals));
    double value = Double.parseDouble(text.substring(equals + 1));
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("day", day.toString());
    point.put("value", value);
    return point;
  }
}
