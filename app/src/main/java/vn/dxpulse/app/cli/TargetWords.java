package vn.dxpulse.app.cli;

import java.math.BigDecimal;
import java.util.List;
import vn.dxpulse.schemas.row.TargetDefinition;

/** What is said of a target, in a table, on a card and in a diff alike. */
final class TargetWords {

  /** More points than a person reads: the shape and both ends say enough. */
  private static final int MOST_POINTS = 8;

  private TargetWords() {}

  /** One line that tells it from others. */
  static String line(TargetDefinition row) {
    return "%s %s %s %s by %s"
        .formatted(row.getTarget(), row.getUnit(), row.getKpi(), demand(row), row.getDeadline());
  }

  /** Such as {@code >= 8300 (to 8500) usd}. */
  static String demand(TargetDefinition row) {
    String range = row.getValueHigh() == null ? "" : " (to " + number(row.getValueHigh()) + ")";
    return row.getComparator()
        + " "
        + number(row.getValue())
        + range
        + " "
        + row.getUnitOfMeasure();
  }

  /** Such as {@code 12 on 2020-12-31, https://example.org}; empty if there is none. */
  static String baseline(Double value, String date, String source) {
    return value == null ? "" : number(value) + " on " + date + ", " + source;
  }

  /** Shape and points of the expected course. */
  static String course(TargetDefinition row) {
    List<String> points = List.of(row.getPoints().split(" "));
    if (row.getPoints().isEmpty()) {
      return row.getTrajectory();
    }
    return row.getTrajectory()
        + ": "
        + (points.size() <= MOST_POINTS
            ? String.join(" ", points)
            : points.get(0) + " ... " + points.get(points.size() - 1));
  }

  /** A value of a column; a missing one is {@code none}. */
  static String cell(Object value) {
    if (value == null) {
      return "none";
    }
    return value instanceof Double number ? number(number) : value.toString();
  }

  private static String number(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
