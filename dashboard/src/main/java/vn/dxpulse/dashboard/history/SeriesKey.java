package vn.dxpulse.dashboard.history;

/**
 * What a series of rows is about.
 *
 * @param unit {@code code@valid_from}
 * @param kpi id of the catalogue
 */
public record SeriesKey(String unit, String kpi, Resolution resolution) {}
