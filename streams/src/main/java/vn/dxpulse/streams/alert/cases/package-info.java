/**
 * Cases by which people try alert rules: at 08:00 this happens, at 09:00 that alert is firing.
 *
 * <p>In: a YAML file. Out: {@link vn.dxpulse.streams.alert.cases.AlertCases}, which runs each case
 * on the board that raises alerts in earnest, in virtual time, and says where it differs from what
 * was expected. Start there. Nothing here knows Kafka, or reads the host's clock.
 */
package vn.dxpulse.streams.alert.cases;
