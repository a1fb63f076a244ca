/**
 * KPIs of one task: what is counted, what the newest reading of each KPI is, and which readings
 * changed.
 *
 * <p>Pure: no Kafka, no Avro, no clock. In: events as plain values, and T. Out: a {@link
 * vn.dxpulse.streams.kpi.KpiRow} for each reading that changed, and the cells to be kept. Start
 * with {@link vn.dxpulse.streams.kpi.KpiBoard}, then {@link vn.dxpulse.streams.kpi.KpiCatalogue}.
 * Flows are counted in {@code pane}; targets and roll-ups are not known here.
 */
package vn.dxpulse.streams.kpi;
