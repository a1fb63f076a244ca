package vn.dxpulse.dashboard.rows;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.schemas.row.KpiDefinition;

/**
 * One KPI of the catalogue.
 *
 * @param kpi id
 * @param windows windows it is kept for
 * @param columns the columns of {@code dx.ref.kpi.v1} in its order
 */
public record KpiEntry(String kpi, Set<String> windows, Map<String, Object> columns) {

  static KpiEntry of(KpiDefinition row) {
    Set<String> windows =
        Stream.of(row.getWindows().split(" "))
            .filter(window -> !window.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new KpiEntry(row.getKpi(), windows, Columns.of(row));
  }
}
