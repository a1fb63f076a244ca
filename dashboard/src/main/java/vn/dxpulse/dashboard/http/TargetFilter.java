package vn.dxpulse.dashboard.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/** Which targets a client asked for; none of a kind means all. */
record TargetFilter(Set<String> units, Set<String> kpis, Set<String> statuses) {

  private static final List<String> PARAMETERS = List.of("unit", "kpi", "status");

  private static final Set<String> STATUSES =
      Set.of(
          "NO_DATA",
          "NOT_STARTED",
          "ON_TRACK",
          "AT_RISK",
          "OFF_TRACK",
          "ACHIEVED",
          "MISSED",
          "ENDED");

  /**
   * The filter of a query.
   *
   * @throws ApiError if a parameter is not known, or a value is that of no unit, KPI or status
   */
  static TargetFilter of(Map<String, List<String>> query, AlertStore store, RowStore rows) {
    QueryParameters.allowOnly(PARAMETERS, query);
    return new TargetFilter(
        QueryParameters.known(
            "unit",
            query,
            unit -> rows.hasUnit(unit) || units(store).anyMatch(unit::equals),
            "a unit of /api/v1/units"),
        QueryParameters.known(
            "kpi",
            query,
            kpi -> rows.hasKpi(kpi) || of(store, TargetDefinition::getKpi).anyMatch(kpi::equals),
            "a KPI of /api/v1/kpis"),
        QueryParameters.known("status", query, STATUSES));
  }

  /** True for the unit that a target was set for, and for the one that inherited it. */
  boolean matches(TargetDefinition target, Optional<TargetStatus> status) {
    return (units.isEmpty()
            || units.contains(target.getUnit())
            || status.filter(row -> units.contains(row.getUnit())).isPresent())
        && (kpis.isEmpty() || kpis.contains(target.getKpi()))
        && (statuses.isEmpty()
            || status.filter(row -> statuses.contains(row.getStatus())).isPresent());
  }

  private static Stream<String> units(AlertStore store) {
    return Stream.concat(
        of(store, TargetDefinition::getUnit),
        store.statuses().all().stream().map(TargetStatus::getUnit));
  }

  private static Stream<String> of(AlertStore store, Function<TargetDefinition, String> column) {
    return store.targets().all().stream().map(column);
  }
}
