package vn.dxpulse.producers.simulate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import vn.dxpulse.schemas.unit.Unit;

/**
 * How one simulated unit behaves. All shares are in 0..1.
 *
 * @param unit the unit
 * @param online share of dossiers submitted online
 * @param fullProcess share of the online ones that are handled online to the end
 * @param onTime share of dossiers with a due date that are resolved by then
 * @param paidOnline share of the online ones with a fee that are paid online
 */
record Province(Unit unit, double online, double fullProcess, double onTime, double paidOnline) {

  // Weight of a unit whose population is not known; about that of a small province.
  private static final long UNKNOWN_INHABITANTS = 1_000_000;

  /** The province that {@code seed} makes of {@code unit}, whatever other units there are. */
  static Province of(Unit unit, long seed) {
    RandomGenerator random =
        new SplittableRandom(Seeds.mix(seed ^ Seeds.mix(unit.id().toString().hashCode())));
    return new Province(
        unit,
        random.nextDouble(0.45, 0.92),
        random.nextDouble(0.40, 0.85),
        random.nextDouble(0.86, 0.995),
        random.nextDouble(0.30, 0.90));
  }

  /**
   * Share of events relative to other units. Populations of two bases stand side by side here; as a
   * weight that does no harm.
   */
  double weight() {
    return unit.population().inhabitants().orElse(UNKNOWN_INHABITANTS);
  }
}
