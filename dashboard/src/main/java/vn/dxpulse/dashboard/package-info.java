/**
 * The dashboard: live rows over HTTP for people and programs.
 *
 * <p>{@link vn.dxpulse.dashboard.Dashboard} puts the parts together: {@code rows} keeps the newest
 * rows of the output topics in memory, {@code history} closed hours and days, {@code alert} targets
 * and alerts; {@code http} serves them as REST, server-sent events and a web page. All that it
 * writes to Kafka is what people want done about alerts. {@code notify} is a part of its own, which
 * tells people and programs of alerts. Start with {@code Dashboard}.
 */
package vn.dxpulse.dashboard;
