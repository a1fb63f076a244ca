package vn.dxpulse.bench.load;

import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * The units that exist at one time, drawn by population.
 *
 * @param fromMs since when all of them exist, UTC milliseconds
 * @param untilMs until when, exclusive
 * @param byCumulativePopulation each unit at the inhabitants of it and of those before it
 */
record WeightedUnits(long fromMs, long untilMs, NavigableMap<Long, Unit> byCumulativePopulation) {

  static WeightedUnits at(UnitRegistry registry, long timeMs) {
    List<Unit> units =
        registry.units().stream().filter(unit -> unit.validity().contains(timeMs)).toList();
    if (units.isEmpty()) {
      throw new IllegalArgumentException("no unit exists at " + timeMs + " ms");
    }
    NavigableMap<Long, Unit> byCumulative = new TreeMap<>();
    long inhabitants = 0;
    for (Unit unit : units) {
      inhabitants += unit.population().inhabitants().orElseThrow();
      byCumulative.put(inhabitants, unit);
    }
    return new WeightedUnits(
        units.stream().mapToLong(unit -> unit.validity().fromMs()).max().orElseThrow(),
        units.stream().mapToLong(unit -> unit.validity().untilMs()).min().orElseThrow(),
        byCumulative);
  }

  boolean existAt(long timeMs) {
    return timeMs >= fromMs && timeMs < untilMs;
  }

  Unit draw(SplittableRandom random) {
    long at = random.nextLong(byCumulativePopulation.lastKey());
    return byCumulativePopulation.higherEntry(at).getValue();
  }
}
