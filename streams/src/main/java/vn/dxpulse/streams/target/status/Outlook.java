package vn.dxpulse.streams.target.status;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a target goes on, as changes a year.
 *
 * @param required change that reaches the target on the deadline; towards worse if it is reached
 * @param fallsShort true if both paces are too slow, with enough data to say so
 */
public record Outlook(
    OptionalDouble required, Paces paces, boolean fallsShort, Optional<Forecast> forecast) {

  static final Outlook NONE =
      new Outlook(OptionalDouble.empty(), Paces.UNKNOWN, false, Optional.empty());
}
