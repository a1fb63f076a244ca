/**
 * HTTP: REST under {@code /api/v1}, one event stream, health, and the web page with its modules.
 *
 * <p>In: the stores of {@link vn.dxpulse.dashboard.http.Sources}, polled, never written. Out: JSON
 * with the columns of the topics, one error shape ({@code code}, {@code message}), server-sent
 * events; and commands about alerts, which others decide. {@link
 * vn.dxpulse.dashboard.http.DashboardServer} lists the routes; read it first, then {@code
 * EventStream} for the contract of the stream. Times in JSON are UTC milliseconds. Nothing here
 * knows Kafka, authenticates anyone, or stores what it is sent.
 */
package vn.dxpulse.dashboard.http;
