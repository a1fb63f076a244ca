package vn.dxpulse.dashboard.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.dashboard.rows.KpiEntry;
import vn.dxpulse.dashboard.rows.KpiRow;
import vn.dxpulse.dashboard.rows.RowKey;
import vn.dxpulse.dashboard.rows.RowStore;

/**
 * Which rows a client asked for: of each part of the key the values wanted, none meaning all.
 *
 * <p>A value that nothing has is refused, so that a typing error does not read as "no rows".
 *
 * @param undefined KPIs whose definition does not hold on the day asked for: not wanted
 */
record RowFilter(
    Set<String> units,
    Set<String> kpis,
    Set<String> windows,
    Set<String> views,
    Set<String> undefined) {

  private static final String DEFINED_AT = "defined_at";
  private static final List<String> PARAMETERS =
      List.of("unit", "kpi", "window", "view", DEFINED_AT);
  private static final Set<String> VIEWS = Set.of("reported", "restated", "region", "nation");

  /** Windows of every catalogue; a catalogue may add to them. */
  private static final Set<String> WINDOWS = Set.of("1m", "1h", "24h", "all", "now", "latest");

  RowFilter {
    units = Set.copyOf(units);
    kpis = Set.copyOf(kpis);
    windows = Set.copyOf(windows);
    views = Set.copyOf(views);
    undefined = Set.copyOf(undefined);
  }

  /**
   * The filter of a query.
   *
   * @throws ApiError if a parameter is not known, or a value is that of no row, unit or KPI
   */
  static RowFilter of(Map<String, List<String>> query, RowStore store) {
    QueryParameters.allowOnly(PARAMETERS, query);
    return new RowFilter(
        QueryParameters.known(
            "unit", query, unit -> hasUnit(store, unit), "a unit of /api/v1/units"),
        QueryParameters.known("kpi", query, kpi -> hasKpi(store, kpi), "a KPI of /api/v1/kpis"),
        QueryParameters.known("window", query, windows(store)),
        QueryParameters.known("view", query, VIEWS),
        undefined(query, store));
  }

  boolean matches(RowKey key) {
    return (units.isEmpty() || units.contains(key.unit()))
        && (kpis.isEmpty() || kpis.contains(key.kpi()))
        && (windows.isEmpty() || windows.contains(key.window()))
        && (views.isEmpty() || views.contains(key.view()))
        && !undefined.contains(key.kpi());
  }

  /** True if rows of that KPI may match. */
  boolean wantsKpi(String kpi) {
    return (kpis.isEmpty() || kpis.contains(kpi)) && !undefined.contains(kpi);
  }

  private static Set<String> undefined(Map<String, List<String>> query, RowStore store) {
    return QueryParameters.day(query, DEFINED_AT).stream()
        .flatMap(day -> store.kpis().stream().filter(kpi -> !kpi.isDefinedOn(day)))
        .map(KpiEntry::kpi)
        .collect(Collectors.toSet());
  }

  // Regions, the nation and reported statistics have rows without standing in the registry or the
  // catalogue under that very name.
  private static boolean hasUnit(RowStore store, String unit) {
    return store.hasUnit(unit) || anyRow(store, key -> key.unit().equals(unit));
  }

  private static boolean hasKpi(RowStore store, String kpi) {
    return store.hasKpi(kpi) || anyRow(store, key -> key.kpi().equals(kpi));
  }

  private static boolean anyRow(RowStore store, Predicate<RowKey> condition) {
    return store.rows().map(KpiRow::key).anyMatch(condition);
  }

  private static Set<String> windows(RowStore store) {
    TreeSet<String> windows = new TreeSet<>(WINDOWS);
    Stream<String> ofCatalogue = store.kpis().stream().flatMap(kpi -> kpi.windows().stream());
    ofCatalogue.forEach(windows::add);
    return windows;
  }
}
