/**
 * What targets demand.
 *
 * <p>In: a value. Out: whether it reaches the target, as the target is worded. Start with {@link
 * vn.dxpulse.streams.target.Threshold}. Deadlines, pace and status are not judged here yet, and
 * nothing here knows Kafka, Avro or a clock.
 */
package vn.dxpulse.streams.target;
