package vn.dxpulse.dashboard.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dxpulse.dashboard.history.HistorySelection;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.history.HistoryView;
import vn.dxpulse.dashboard.history.Resolution;
import vn.dxpulse.dashboard.history.SeriesKey;
import vn.dxpulse.dashboard.history.UnitGroups;
import vn.dxpulse.dashboard.rows.RowStore;

/**
 * Reads which rows of the history a client asked for. What nothing has is refused, and so is what
 * the view cannot show, so that neither reads as "nothing happened".
 */
final class HistoryQuery {

  private static final List<String> PARAMETERS =
      List.of("view", "unit", "kpi", "resolution", "from", "to");

  private final RowStore store;
  private final HistoryStore history;
  private final UnitGroups groups;

  HistoryQuery(RowStore store, HistoryStore history, UnitGroups groups) {
    this.store = store;
    this.history = history;
    this.groups = groups;
  }

  /**
   * What a query asks for.
   *
   * @param nowMs the newest row if there is none yet, UTC milliseconds
   * @throws ApiError if a parameter is not known, or a value means nothing here
   */
  HistorySelection selection(Map<String, List<String>> query, long nowMs) {
    QueryParameters.allowOnly(PARAMETERS, query);
    HistoryView view = view(query);
    Resolution resolution = resolution(query);
    Set<String> units = units(query, view);
    Set<String> kpis = kpis(query);
    HistoryRange range = HistoryRange.of(query, resolution, history, nowMs);
    return new HistorySelection(view, units, kpis, resolution, range.fromMs(), range.toMs());
  }

  private static HistoryView view(Map<String, List<String>> query) {
    String text = first(query, "view").orElse(HistoryView.REPORTED.text());
    return HistoryView.named(text)
        .orElseThrow(() -> unknown("view", text, "one of " + new TreeSet<>(HistoryView.names())));
  }

  private static Resolution resolution(Map<String, List<String>> query) {
    String text = first(query, "resolution").orElse(Resolution.DAY.text());
    return Resolution.named(text).orElseThrow(() -> unknown("resolution", text, "hour or day"));
  }

  private Set<String> units(Map<String, List<String>> query, HistoryView view) {
    Collection<String> units = query.getOrDefault("unit", List.of());
    units.forEach(unit -> requireShown(unit, view));
    return Set.copyOf(units);
  }

  private void requireShown(String unit, HistoryView view) {
    List<String> sums = view.sums(groups);
    if (!sums.isEmpty()) {
      if (!sums.contains(unit)) {
        throw unknown("unit", unit, "in view " + view.text() + " one of " + sums);
      }
      return;
    }
    if (!store.hasUnit(unit) && noSeries(key -> key.unit().equals(unit))) {
      throw unknown("unit", unit, "a unit of /api/v1/units");
    }
    if (view == HistoryView.RESTATED) {
      requireOfToday(unit);
    }
  }

  private void requireOfToday(String unit) {
    String last = groups.lastOf(unit);
    if (!last.equals(unit)) {
      throw ApiError.badRequest(
          "closed_unit",
          "'"
              + unit
              + "' was taken over, today by "
              + last
              + "; view restated has units without successor only");
    }
  }

  private Set<String> kpis(Map<String, List<String>> query) {
    Collection<String> kpis = query.getOrDefault("kpi", List.of());
    Set<String> percentiles = percentiles();
    for (String kpi : kpis) {
      if (percentiles.contains(kpi)) {
        throw ApiError.badRequest(
            "no_history",
            "'"
                + kpi
                + "' is a percentile, of which there is no history; allowed are counts and"
                + " ratios of /api/v1/kpis");
      }
      if (!store.hasKpi(kpi) && noSeries(key -> key.kpi().equals(kpi))) {
        throw unknown("kpi", kpi, "a KPI of /api/v1/kpis");
      }
    }
    return Set.copyOf(kpis);
  }

  private Set<String> percentiles() {
    return store.kpis().stream()
        .filter(kpi -> "percentile".equals(kpi.columns().get("measure")))
        .map(kpi -> kpi.kpi())
        .collect(Collectors.toSet());
  }

  private boolean noSeries(Predicate<SeriesKey> condition) {
    return history.keys().noneMatch(condition);
  }

  private static Optional<String> first(Map<String, List<String>> query, String parameter) {
    return query.getOrDefault(parameter, List.of()).stream().findFirst();
  }

  private static ApiError unknown(String parameter, String value, String allowed) {
    return ApiError.badRequest(
        "unknown_" + parameter,
        "there is no " + parameter + " '" + value + "'; allowed is " + allowed);
  }
}
