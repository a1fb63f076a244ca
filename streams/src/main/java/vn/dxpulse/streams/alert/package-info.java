/**
 * What becomes of alerts: when they fire, who takes them, when they are over.
 *
 * <p>In: how targets stand, what the books say, commands of people, and the time, which is passed
 * in. Out: each change of state of each alert, once. {@link vn.dxpulse.streams.alert.LifeCycle} is
 * the state machine of one alert, {@link vn.dxpulse.streams.alert.AlertBoard} keeps all of them;
 * start with the former. What happens by time happens at the moment it was due, however rarely the
 * board is looked after. Nothing here knows Kafka, Avro or a clock.
 */
package vn.dxpulse.streams.alert;
