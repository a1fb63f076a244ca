package vn.dxpulse.producers.simulate;

/**
 * What a simulation is like.
 *
 * @param seed decides how provinces behave; the same seed gives the same provinces
 * @param ratePerSecond events per second, averaged over a week, above 0. The rhythm of day and week
 *     multiplies it by a factor between 0.2 and 3 (mean 1), so the rate of this moment may be lower
 *     or higher
 * @param duplicateShare share of events (0..1) that are an earlier event sent again
 * @param enterpriseShare share of events (0..1) that concern enterprises, not transactions
 */
public record SimulatorSettings(
    long seed, double ratePerSecond, double duplicateShare, double enterpriseShare) {

  private static final double MAX_RATE_PER_SECOND = 1_000_000;
  private static final double FEW_ENTERPRISES = 0.01;

  public SimulatorSettings {
    if (!(ratePerSecond > 0 && ratePerSecond <= MAX_RATE_PER_SECOND)) {
      throw new IllegalArgumentException(
          "ratePerSecond must be above 0 and at most 1000000, got " + ratePerSecond);
    }
    requireShare("duplicateShare", duplicateShare);
    requireShare("enterpriseShare", enterpriseShare);
  }

  /** A simulation without duplicates in which one event of a hundred concerns an enterprise. */
  public static SimulatorSettings of(long seed, double ratePerSecond) {
    return new SimulatorSettings(seed, ratePerSecond, 0, FEW_ENTERPRISES);
  }

  /** The same with {@code share} of the events sent again. */
  public SimulatorSettings withDuplicateShare(double share) {
    return new SimulatorSettings(seed, ratePerSecond, share, enterpriseShare);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be in 0..1, got " + share);
    }
  }
}
