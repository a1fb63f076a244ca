package vn.dxpulse.dashboard.notify.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Secret;
import vn.dxpulse.dashboard.notify.http.AddressRule;

/**
 * Where transitions are posted.
 *
 * @param url http or https
 * @param secret at least 16 bytes, known to the receiver too
 * @param addresses which addresses may be called
 * @param states only transitions to these; empty for all
 */
public record WebhookSettings(
    URI url, Secret secret, AddressRule addresses, Set<String> states, LinkBase links) {

  private static final int LEAST_SECRET_BYTES = 16;

  public WebhookSettings {
    states = Set.copyOf(states);
    int bytes = secret.reveal().getBytes(StandardCharsets.UTF_8).length;
    if (bytes < LEAST_SECRET_BYTES) {
      throw new IllegalArgumentException(
          "the secret must have at least " + LEAST_SECRET_BYTES + " bytes, got " + bytes);
    }
  }
}
