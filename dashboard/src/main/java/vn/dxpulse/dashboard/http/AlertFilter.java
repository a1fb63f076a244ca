package vn.dxpulse.dashboard.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.schemas.row.AlertState;

/** Which alerts a client asked for; none of a kind means all. */
record AlertFilter(
    Set<String> states,
    Set<String> severities,
    Set<String> kinds,
    Set<String> units,
    Set<String> targets) {

  private static final List<String> PARAMETERS =
      List.of("state", "severity", "kind", "unit", "target");
  private static final Set<String> STATES =
      Set.of("PENDING", "FIRING", "ACKNOWLEDGED", "SILENCED", "RESOLVED", "INACTIVE");
  private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical");
  private static final Set<String> KINDS =
      Set.of("target", "pace", "no_data", "data_quality", "watchdog");

  /**
   * The filter of a query.
   *
   * @throws ApiError if a parameter is not known, or a value is none that an alert can have
   */
  static AlertFilter of(Map<String, List<String>> query, AlertStore store, RowStore rows) {
    QueryParameters.allowOnly(PARAMETERS, query);
    return new AlertFilter(
        QueryParameters.known("state", query, STATES),
        QueryParameters.known("severity", query, SEVERITIES),
        QueryParameters.known("kind", query, KINDS),
        QueryParameters.known(
            "unit",
            query,
            unit -> rows.hasUnit(unit) || anyAlertOf(store, unit),
            "a unit of /api/v1/units"),
        QueryParameters.known(
            "target",
            query,
            target -> store.targets().find(target).isPresent(),
            "a target of /api/v1/targets"));
  }

  boolean matches(AlertState alert) {
    return (states.isEmpty() || states.contains(alert.getState()))
        && (severities.isEmpty() || severities.contains(alert.getSeverity()))
        && (kinds.isEmpty() || kinds.contains(alert.getKind()))
        && (units.isEmpty() || (alert.getUnit() != null && units.contains(alert.getUnit())))
        && (targets.isEmpty() || targets.contains(alert.getSubject()));
  }

  private static boolean anyAlertOf(AlertStore store, String unit) {
    return store.alerts().all().stream().anyMatch(alert -> unit.equals(alert.getUnit()));
  }
}
