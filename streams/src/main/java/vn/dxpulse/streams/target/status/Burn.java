package vn.dxpulse.streams.target.status;

import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;

/**
 * How fast a share uses up what its objective leaves: (1 - value) / (1 - objective), 1 if it is
 * just met.
 *
 * <p>At a value of 0 the burn is 1 / (1 - objective), and no more is possible: 10 at 90 %, 5 at 80
 * %, 2 at 50 %. A fixed factor such as 14.4, made for 99.9 %, could never be exceeded there. So the
 * limit is taken as a share of the way from 1 to that most: 1 + s (most - 1), where s is what the
 * tolerance leaves, 1 - 0.95 = 0.05 by default. Worked example: at 90 % the limit is 1.45, which a
 * value below 85.5 % exceeds; at 50 % it is 1.05, for values below 47.5 %. Where less is better the
 * value itself is held against the objective.
 *
 * @param budget what the objective leaves, above 0
 */
record Burn(double budget, boolean lessIsBetter) {

  Burn {
    if (!(budget > 0)) {
      throw new IllegalArgumentException("an objective that leaves nothing has no burn");
    }
  }

  /** True if an objective leaves anything: one of 100 %, or of none at all, does not. */
  static boolean isDefined(Threshold demand, double objective) {
    return budget(demand, objective) > 0;
  }

  static Burn of(Threshold demand, double objective) {
    return new Burn(budget(demand, objective), !demand.comparator().isFloor());
  }

  private static double budget(Threshold demand, double objective) {
    return demand.comparator().isFloor() ? 1 - objective : objective;
  }

  /** Burn at {@code share}, 0..1. */
  double at(double share) {
    return (lessIsBetter ? share : 1 - share) / budget;
  }

  /** The burn above which a share falls short. */
  double limit(Tolerance tolerance) {
    double most = 1 / budget;
    return 1 + (1 - tolerance.onTrackFrom()) * (most - 1);
  }
}
