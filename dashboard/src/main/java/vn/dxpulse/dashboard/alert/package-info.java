/**
 * Targets and alerts in memory, and what people want done about alerts.
 *
 * <p>In: {@code dx.ref.target.v1}, {@code dx.kpi.target-status.v1}, {@code dx.alert.state.v1},
 * {@code dx.alert.silence.v1}, {@code dx.alert.log.v1} and {@code dx.alert.answer.v1}, read by a
 * {@code RowReader} into an {@link vn.dxpulse.dashboard.alert.AlertStore}. Out: commands on {@code
 * dx.alert.command.v1} by {@link vn.dxpulse.dashboard.alert.CommandProducer}; {@link
 * vn.dxpulse.dashboard.alert.CommandDesk} waits for their answers. Start with {@code AlertStore}.
 * Nothing here decides about a command: the streams application does.
 */
package vn.dxpulse.dashboard.alert;
