/**
 * What targets demand.
 *
 * <p>In: a value. Out: whether it reaches the target, as the target is worded, and what is expected
 * of it on which day. Start with {@link vn.dxpulse.streams.target.Target}, {@link
 * vn.dxpulse.streams.target.Threshold} and {@link vn.dxpulse.streams.target.Trajectory}. How a
 * target stands is judged in {@link vn.dxpulse.streams.target.status}; nothing here knows Kafka,
 * Avro or a clock.
 */
package vn.dxpulse.streams.target;
