/**
 * Alert rules: what raises an alert, how severe it is and how long it must last.
 *
 * <p>In: {@code alerts.yaml}, whose head explains it. Out: {@link
 * vn.dxpulse.streams.alert.rule.AlertRules}; a {@link vn.dxpulse.streams.alert.rule.Condition} says
 * of a reading whether it raises an alert, clears it or leaves it as it is. Start with {@link
 * vn.dxpulse.streams.alert.rule.AlertRule}. What becomes of a raised alert is not decided here, and
 * nothing here knows Kafka, Avro or a clock.
 */
package vn.dxpulse.streams.alert.rule;
