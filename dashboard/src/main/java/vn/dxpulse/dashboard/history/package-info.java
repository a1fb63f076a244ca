/**
 * Closed hours and days of KPIs, in memory, and the views that are computed from them.
 *
 * <p>In: rows of {@code dx.kpi.history.v1}, as reported. Out: the same rows, or their sums over
 * today's units or the nation, made when asked for, so that a merger changes nothing that is
 * stored. Start with {@link vn.dxpulse.dashboard.history.HistoryStore}, then {@code HistoryViews}.
 * Times are UTC milliseconds. Nothing here reads Kafka, knows HTTP, or fills a start that has no
 * row.
 */
package vn.dxpulse.dashboard.history;
