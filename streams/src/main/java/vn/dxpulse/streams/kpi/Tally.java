package vn.dxpulse.streams.kpi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.kpi.Places.Place;

/**
 * What a unit, or several together, say of every KPI and window, as counts that add up: a ratio as
 * its two sums, a percentile as its histogram, a stock as the number and whether anything was ever
 * heard of it. Published statistics do not add up and stay with the unit they were published for.
 *
 * <p>Worked example: 1 of 1 and 49 of 99 on time add up to 50 of 100, which reads as 0.5.
 *
 * <p>Mutable; stream thread only.
 */
public final class Tally {

  private static final long[] NOTHING = new long[Buckets.COUNT];

  private final Places places;
  private final long[] above;
  private final long[] below;
  private final long[][] spreads;
  private final boolean[] simulated;
  private final Statistic[] statistics;
  private final Map<String, Long> countedSinceMs = new HashMap<>();

  /** The tally of nothing. */
  public Tally(Places places) {
    this.places = places;
    int size = places.size();
    above = new long[size];
    below = new long[size];
    spreads = new long[size][];
    simulated = new boolean[size];
    statistics = new Statistic[size];
  }

  /** Adds what another one counts, but for its statistics. */
  public void add(Tally other) {
    for (int place = 0; place < above.length; place++) {
      above[place] += other.above[place];
      below[place] += other.below[place];
      simulated[place] |= other.simulated[place] && other.statistics[place] == null;
      addSpread(place, other.spreads[place]);
    }
    other.countedSinceMs.forEach((kpi, sinceMs) -> countedSinceMs.merge(kpi, sinceMs, Math::max));
  }

  /** Takes over the statistics of a unit. */
  public void takeStatistics(Tally unit) {
    for (int place = 0; place < above.length; place++) {
      if (unit.statistics[place] != null) {
        statistics[place] = unit.statistics[place];
        simulated[place] = unit.simulated[place];
      }
    }
  }

  /** Since when a KPI counts: the latest of its parts; empty if since the first record. */
  public OptionalLong countedSinceMs(Kpi kpi) {
    Long sinceMs = countedSinceMs.get(kpi.id());
    return sinceMs == null ? OptionalLong.empty() : OptionalLong.of(sinceMs);
  }

  /** What it says of a KPI over a window; empty if the catalogue does not have them. */
  public Optional<Said> of(String kpi, String window) {
    return places
        .find(kpi, window)
        .map(place -> new Said(reading(place, places.all().get(place)), simulated[place]));
  }

  /** Gives the reading of every place, in order. */
  void readings(ReadingVisitor visitor) {
    for (int place = 0; place < above.length; place++) {
      Place at = places.all().get(place);
      visitor.reading(at.kpi(), at.window(), reading(place, at), simulated[place]);
    }
  }

  private Reading reading(int place, Place at) {
    return switch (at.form()) {
      case COUNT -> below[place] == 0 ? new Reading.Unknown() : new Reading.Count(above[place]);
      case RATIO -> new Reading.Ratio(above[place], below[place]);
      case RANKED -> Reading.of((Kpi.Percentile) at.kpi(), spread(place));
      case STATISTIC -> Reading.of(Optional.ofNullable(statistics[place]));
    };
  }

  /** Sets a ratio, or a count and how many units it comes from. */
  void putCounts(int place, long numerator, long denominator) {
    above[place] = numerator;
    below[place] = denominator;
  }

  /** Sets a histogram, which must not be changed afterwards. */
  void putSpread(int place, long[] counts) {
    spreads[place] = counts;
  }

  void putStatistic(int place, Statistic statistic) {
    statistics[place] = statistic;
  }

  /** Sets what else is known of a place. */
  void describe(int place, boolean ofSimulation, OptionalLong sinceMs) {
    simulated[place] = ofSimulation;
    sinceMs.ifPresent(ms -> countedSinceMs.put(places.all().get(place).kpi().id(), ms));
  }

  private long[] spread(int place) {
    return spreads[place] == null ? NOTHING : spreads[place];
  }

  private void addSpread(int place, long[] counts) {
    if (counts == null) {
      return;
    }
    if (spreads[place] == null) {
      spreads[place] = counts.clone();
      return;
    }
    for (int bucket = 0; bucket < counts.length; bucket++) {
      spreads[place][bucket] += counts[bucket];
    }
  }

  /** What a tally says of one place, and whether simulated events are in it. */
  public record Said(Reading reading, boolean simulated) {}
}
