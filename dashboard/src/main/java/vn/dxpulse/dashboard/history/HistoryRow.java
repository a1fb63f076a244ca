package vn.dxpulse.dashboard.history;

/**
 * One row of a view.
 *
 * @param unit unit that it is shown under
 * @param kpi id of the catalogue
 */
public record HistoryRow(String unit, String kpi, HistoryPoint point) {}
