/**
 * The dashboard: live rows over HTTP for people and programs.
 *
 * <p>{@link vn.dxpulse.dashboard.Dashboard} puts the parts together: {@code rows} keeps the newest
 * rows of the output topics in memory, {@code history} closed hours and days, {@code http} serves
 * them as REST, server-sent events and a web page. It reads Kafka and writes nothing. Start with
 * {@code Dashboard}.
 */
package vn.dxpulse.dashboard;
