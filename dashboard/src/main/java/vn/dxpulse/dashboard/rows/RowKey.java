package vn.dxpulse.dashboard.rows;

import java.util.Comparator;
import java.util.Objects;

/**
 * Key of a KPI row: {@code view|unit|kpi|window}. Sorts by its parts from left to right.
 *
 * @param view {@code reported}, {@code restated}, {@code region} or {@code nation}
 * @param unit {@code code@valid_from}
 * @param kpi id of the catalogue, or {@code indicator:method}
 * @param window such as {@code 1m}, {@code now} or {@code latest}
 */
public record RowKey(String view, String unit, String kpi, String window)
    implements Comparable<RowKey> {

  private static final int PARTS = 4;

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::view)
          .thenComparing(RowKey::unit)
          .thenComparing(RowKey::kpi)
          .thenComparing(RowKey::window);

  public RowKey {
    Objects.requireNonNull(view, "view");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(kpi, "kpi");
    Objects.requireNonNull(window, "window");
  }

  /**
   * Reads the key of a record.
   *
   * @throws IllegalArgumentException if it does not have four parts
   */
  public static RowKey parse(String key) {
    String[] parts = key.split("\\|", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "a row key is view|unit|kpi|window, got '" + key + "' with " + parts.length + " parts");
    }
    return new RowKey(parts[0], parts[1], parts[2], parts[3]);
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return view + "|" + unit + "|" + kpi + "|" + window;
  }
}
