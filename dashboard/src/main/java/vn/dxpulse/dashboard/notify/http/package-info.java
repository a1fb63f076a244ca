/**
 * One way to post JSON, for webhooks and Alertmanager.
 *
 * <p>In: an address, headers, bytes. Out: an {@link vn.dxpulse.dashboard.notify.Outcome}. Start
 * with {@link vn.dxpulse.dashboard.notify.http.HttpPoster}; {@link
 * vn.dxpulse.dashboard.notify.http.AddressRule} says which addresses may be called. Nothing here
 * repeats a request.
 */
package vn.dxpulse.dashboard.notify.http;
