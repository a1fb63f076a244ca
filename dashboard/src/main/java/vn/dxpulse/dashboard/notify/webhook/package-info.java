/**
 * Alerts for programs: signed JSON to one address.
 *
 * <p>In: transitions. Out: posts with an idempotency key and a signature over time and body. Start
 * with {@link vn.dxpulse.dashboard.notify.webhook.WebhookChannel}. The address is the operator's:
 * no row and no request can name another.
 */
package vn.dxpulse.dashboard.notify.webhook;
