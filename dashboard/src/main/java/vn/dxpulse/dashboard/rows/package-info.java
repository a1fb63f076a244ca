/**
 * What the output topics say now, in memory.
 *
 * <p>In: {@code dx.ref.province.v1}, {@code dx.ref.kpi.v1} and {@code dx.kpi.current.v1}, read from
 * the beginning by {@link vn.dxpulse.dashboard.rows.RowReader}. Out: {@link
 * vn.dxpulse.dashboard.rows.RowStore}, the newest row per key with a sequence number per change,
 * which is all that REST and the event stream need. Start with {@code RowStore}. Avro and Kafka end
 * here; rows leave as plain columns. Other readers fill the history and the alerts, which are
 * packages of their own. Nothing here computes a KPI or asks the streams application.
 */
package vn.dxpulse.dashboard.rows;
