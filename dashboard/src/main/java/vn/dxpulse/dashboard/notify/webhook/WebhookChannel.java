package vn.dxpulse.dashboard.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dxpulse.dashboard.notify.Channel;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.dashboard.notify.http.HttpPoster;
import vn.dxpulse.dashboard.rows.Columns;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * Posts each transition as JSON: the columns of {@code dx.alert.log.v1}, and {@code url}, the page
 * that shows the alert.
 *
 * <p>Headers: {@code Idempotency-Key}, the transition's id, the same however often it is sent;
 * {@code X-DXPulse-Timestamp}, seconds since 1970 of this attempt; {@code X-DXPulse-Signature}, see
 * {@link Signature}.
 */
public final class WebhookChannel implements Channel {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebhookSettings settings;
  private final HttpPoster poster;
  private final InstantSource clock;

  public WebhookChannel(WebhookSettings settings) {
    this(settings, HttpPoster.within(settings.addresses(), LIMIT), InstantSource.system());
  }

  WebhookChannel(WebhookSettings settings, HttpPoster poster, InstantSource clock) {
    this.settings = settings;
    this.poster = poster;
    this.clock = clock;
  }

  @Override
  public boolean wants(AlertTransition transition) {
    return settings.states().isEmpty() || settings.states().contains(transition.getState());
  }

  @Override
  public Outcome deliver(AlertTransition transition) {
    byte[] body = body(transition);
    long seconds = clock.instant().getEpochSecond();
    return poster.post(
        settings.url(),
        Map.of(
            "Idempotency-Key",
            transition.getTransition(),
            "X-DXPulse-Timestamp",
            Long.toString(seconds),
            "X-DXPulse-Signature",
            Signature.of(settings.secret(), seconds, body)),
        body);
  }

  @Override
  public void close() {
    poster.close();
  }

  private byte[] body(AlertTransition transition) {
    Map<String, Object> columns = new LinkedHashMap<>(Columns.of(transition));
    columns.put("url", settings.links().to(transition.getLink()));
    try {
      return JSON.writeValueAsString(columns).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("columns are numbers, texts and booleans", e);
    }
  }
}
