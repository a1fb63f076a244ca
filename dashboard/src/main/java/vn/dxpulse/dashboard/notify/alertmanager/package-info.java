/**
 * Alerts for Prometheus' Alertmanager, which groups them and calls people.
 *
 * <p>In: transitions, and the newest states of {@code dx.alert.state.v1}. Out: posts to {@code
 * /api/v2/alerts}. Start with {@link vn.dxpulse.dashboard.notify.alertmanager.AlertmanagerChannel};
 * {@code AlertWords} says what an alert is called there. Nothing here makes silences there.
 */
package vn.dxpulse.dashboard.notify.alertmanager;
