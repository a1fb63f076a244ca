package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Published statistics: upserts by (unit, KPI, period), read as the latest period. The figure kept
 * for a period is the maximum by publication time, then arrival, then event id, so any order of
 * arrival ends the same.
 *
 * <p>Mutable; stream thread only.
 */
final class StatisticBoard {

  private final Map<Series, Map<String, Statistic>> periods = new HashMap<>();
  private final List<Changed> changed = new ArrayList<>();
  private final Map<Period, Statistic> notHandedOver = new LinkedHashMap<>();

  /** Takes a figure in; true if it replaced what was known of its period. */
  boolean report(int unit, Statistic statistic) {
    Map<String, Statistic> ofSeries =
        periods.computeIfAbsent(new Series(unit, statistic.kpi()), series -> new HashMap<>());
    Statistic known = ofSeries.get(statistic.period());
    if (known != null && !statistic.replaces(known)) {
      return false;
    }
    restore(unit, statistic);
    changed.add(new Changed(unit, statistic));
    return true;
  }

  void restore(int unit, Statistic statistic) {
    periods
        .computeIfAbsent(new Series(unit, statistic.kpi()), series -> new HashMap<>())
        .put(statistic.period(), statistic);
    notHandedOver.put(new Period(unit, statistic.kpi(), statistic.period()), statistic);
  }

  /** The figure of the latest period, if any was published. */
  Optional<Statistic> latest(int unit, String kpi) {
    Comparator<Statistic> byPeriod = Statistic.BY_PERIOD;
    return periods.getOrDefault(new Series(unit, kpi), Map.of()).values().stream().max(byPeriod);
  }

  /** Gives every figure taken in since the last call to {@code cells}. */
  void drainTouched(ObjIntConsumer<Statistic> cells) {
    changed.forEach(change -> cells.accept(change.statistic(), change.unit()));
    changed.clear();
  }

  /**
   * Gives the figure of every period that was taken in or restored since the last call. So a task
   * that takes over gives all of them: which ones its predecessor still had to give, nobody knows.
   */
  void drainNotHandedOver(ObjIntConsumer<Statistic> handOver) {
    notHandedOver.forEach((period, statistic) -> handOver.accept(statistic, period.unit()));
    notHandedOver.clear();
  }

  private record Series(int unit, String kpi) {}

  private record Period(int unit, String kpi, String text) {}

  private record Changed(int unit, Statistic statistic) {}
}
