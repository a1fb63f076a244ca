package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.Set;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Target;

/**
 * Whether a target falls short of its pace in the short and in the long window alike: one of them
 * alone would be noise, or long over.
 *
 * <p>A share of what flows in a window is judged by its {@link Burn}, over the sums of both
 * windows, if it is made of at least 100; everything else by its change a year, which is too slow
 * below the share of the required one from which progress is at risk (0.60 by default). A share
 * whose objective is 100 % has no burn and is judged by its change too. Declarations come all at
 * once and have no pace.
 */
record Shortfall(Target target, History history, LocalDate day) {

  /** Of fewer, one more or less moves a share by over a point. */
  static final long LEAST_DENOMINATOR = 100;

  private static final Set<String> NOT_FLOWING = Set.of("now", "latest");

  /**
   * True if the value falls short.
   *
   * @param objective value expected now, or demanded if there is no course
   * @param required change a year that reaches the target in time
   */
  boolean is(Measurement current, double objective, OptionalDouble required, Paces paces) {
    if (target.basis() == Basis.MILESTONE) {
      return false;
    }
    if (history instanceof DailyHistory daily && isShareOfFlow(current)) {
      if (current.value().denominator().orElseThrow() < LEAST_DENOMINATOR) {
        return false;
      }
      if (Burn.isDefined(target.demand(), objective)) {
        Burn burn = Burn.of(target.demand(), objective);
        return burns(daily, burn, target.judging().shortDays())
            && burns(daily, burn, target.judging().longDays());
      }
    }
    return paces.enough()
        && required.isPresent()
        && isSlow(paces.ofShort(), required.getAsDouble())
        && isSlow(paces.ofLong(), required.getAsDouble());
  }

  private boolean isShareOfFlow(Measurement current) {
    return !NOT_FLOWING.contains(target.subject().window())
        && current.value().numerator().isPresent()
        && current.value().denominator().isPresent();
  }

  private boolean burns(DailyHistory daily, Burn burn, int days) {
    if (!daily.covers(days, day)) {
      return false;
    }
    double above = daily.sum(days, day, value -> value.value().numerator().orElse(0));
    double below = daily.sum(days, day, value -> value.value().denominator().orElse(0));
    return below > 0 && burn.at(above / below) > burn.limit(target.judging().tolerance());
  }

  private boolean isSlow(OptionalDouble pace, double required) {
    double towards = Math.signum(required);
    double least = target.judging().tolerance().atRiskFrom() * Math.abs(required);
    return pace.isPresent() && towards * pace.getAsDouble() < least;
  }
}
