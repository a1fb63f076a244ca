package vn.dxpulse.streams.kpi;

import java.util.Objects;
import vn.dxpulse.schemas.unit.UnitId;

/**
 * What a row speaks for.
 *
 * @param unit {@code code@valid_from} of a unit; {@code reported} or {@code restated} for the
 *     nation; the same with {@code :REGION} after it for a macro-region, by the units whose regions
 *     are added up
 */
public record Scope(View view, String unit) {

  public Scope {
    Objects.requireNonNull(view, "view");
    if (unit.isBlank() || unit.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "the unit of a row must not be empty nor contain |, got '" + unit + "'");
    }
  }

  /** A unit as it was. */
  public static Scope reported(UnitId unit) {
    return new Scope(View.REPORTED, unit.toString());
  }

  /** A unit of today with all that was merged into it. */
  public static Scope restated(UnitId unit) {
    return new Scope(View.RESTATED, unit.toString());
  }

  /** A macro-region, of units as they were or of today's ones. */
  public static Scope region(View of, String name) {
    return new Scope(View.REGION, of.id() + ":" + name);
  }

  /** All units as they were, or all of today's ones. */
  public static Scope nation(View of) {
    return new Scope(View.NATION, of.id());
  }
}
