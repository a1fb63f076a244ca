package vn.dxpulse.dashboard.history;

import java.util.Set;

/**
 * Which rows of the history are wanted.
 *
 * @param units units as the view shows them; empty for all
 * @param kpis empty for all
 * @param fromMs earliest start, UTC milliseconds
 * @param toMs first start that is not wanted any more, UTC milliseconds
 */
public record HistorySelection(
    HistoryView view,
    Set<String> units,
    Set<String> kpis,
    Resolution resolution,
    long fromMs,
    long toMs) {

  public HistorySelection {
    units = Set.copyOf(units);
    kpis = Set.copyOf(kpis);
  }

  boolean wants(SeriesKey key) {
    return key.resolution() == resolution && (kpis.isEmpty() || kpis.contains(key.kpi()));
  }

  boolean wantsUnit(String shown) {
    return units.isEmpty() || units.contains(shown);
  }
}
