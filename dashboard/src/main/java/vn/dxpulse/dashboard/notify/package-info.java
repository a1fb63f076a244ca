/**
 * Tells people and programs of alerts.
 *
 * <p>In: {@code dx.alert.log.v1}, by a consumer group per channel. Out: what the channels send:
 * {@code alertmanager}, {@code webhook} and {@code email}, each a package of its own that
 * implements {@link vn.dxpulse.dashboard.notify.Channel}. Start with {@link
 * vn.dxpulse.dashboard.notify.Notifier}: one loop on one thread, whose only wait is the consumer's
 * poll. Nothing here decides whether something is wrong, nor groups or delays alerts.
 */
package vn.dxpulse.dashboard.notify;
