package vn.dxpulse.dashboard.rows;

import java.util.Map;
import vn.dxpulse.schemas.row.KpiCurrent;

/**
 * Newest value of one KPI of one unit over one window.
 *
 * @param key what the row is about
 * @param revision grows with every new row of the key
 * @param columns the columns of {@code dx.kpi.current.v1} in its order; times in UTC milliseconds
 */
public record KpiRow(RowKey key, long revision, Map<String, Object> columns) {

  static KpiRow of(KpiCurrent row) {
    RowKey key = new RowKey(row.getView(), row.getUnit(), row.getKpi(), row.getWindow());
    return new KpiRow(key, row.getRevision(), Columns.of(row));
  }
}
