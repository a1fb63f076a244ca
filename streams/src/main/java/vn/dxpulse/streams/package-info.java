/**
 * Rolling KPI aggregates per province.
 *
 * <p>In: facts on {@code dx.evt.*}. Out: {@code dx.kpi.current.v1}, dead letters on {@code
 * dx.dq.*}, and the reference topics. {@link vn.dxpulse.streams.StreamsApplication} runs it; {@code
 * topology} shows how it is wired, {@code kpi}, {@code pane} and {@code entity} are the pure core,
 * {@code decode} reads the facts. Serving and notifying are done elsewhere, from the topics.
 */
package vn.dxpulse.streams;
