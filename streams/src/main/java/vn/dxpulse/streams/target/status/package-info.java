/**
 * How targets stand.
 *
 * <p>In: a {@link vn.dxpulse.streams.target.Target}, the values of its KPI, a day at +07:00, and
 * which units took over which. Out: a {@link vn.dxpulse.streams.target.status.Status} with state,
 * reason, expectation, pace, forecast and a sentence in two languages. Start with {@link
 * vn.dxpulse.streams.target.status.Judge}; {@link vn.dxpulse.streams.target.status.TargetBoard}
 * keeps what it needs. No alert is raised here, and nothing here knows Kafka, Avro or a clock.
 */
package vn.dxpulse.streams.target.status;
