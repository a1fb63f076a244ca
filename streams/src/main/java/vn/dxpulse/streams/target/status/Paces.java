package vn.dxpulse.streams.target.status;

import java.util.OptionalDouble;

/**
 * Observed change a year, over the short and over the long window.
 *
 * @param enough true if both are known from enough data to raise an alarm by
 */
public record Paces(OptionalDouble ofShort, OptionalDouble ofLong, boolean enough) {

  static final Paces UNKNOWN = new Paces(OptionalDouble.empty(), OptionalDouble.empty(), false);
}
