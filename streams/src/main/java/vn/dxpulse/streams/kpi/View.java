package vn.dxpulse.streams.kpi;

import java.util.Locale;

/** How the units of a row are drawn. */
public enum View {
  /** A unit as it was. */
  REPORTED,
  /** A unit of today with all that was merged into it. */
  RESTATED,
  /** A macro-region. */
  REGION,
  /** All units. */
  NATION;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** True if each row speaks for one unit of the registry. */
  boolean isOfUnits() {
    return this == REPORTED || this == RESTATED;
  }

  /** Name in keys and columns. */
  public String id() {
    return id;
  }
}
