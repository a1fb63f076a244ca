package vn.dxpulse.dashboard.notify.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.alert.TransitionState;
import vn.dxpulse.dashboard.notify.Channel;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.dashboard.notify.http.HttpPoster;
import vn.dxpulse.dashboard.rows.RowReader;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * Posts alerts to Alertmanager's API v2: each transition once it happens, and what fires, by {@code
 * dx.alert.state.v1}, again and again, because Alertmanager takes an alert that is not sent again
 * as resolved. What has ended is sent again for five minutes.
 *
 * <p>The watchdog is sent whenever its row moves on, and only then: when the pipeline stops it
 * resolves, which is what its receiver waits for.
 */
public final class AlertmanagerChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(AlertmanagerChannel.class);

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration RESOLVED_RESENT = Duration.ofMinutes(5);

  /** Pause before sending again what could not be sent. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AlertmanagerSettings settings;
  private final AlertWords words;
  private final HttpPoster poster = HttpPoster.toAnywhere(LIMIT);
  private final AlertStore store;
  private final BooleanSupplier complete;
  private final InstantSource clock;
  private final Map<String, PostedAlert> firing = new HashMap<>();
  private final Map<String, Instant> beats = new HashMap<>();
  private Optional<RowReader> reader = Optional.empty();
  private Instant nextResend = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private boolean failing;

  /**
   * @param store newest states of alerts
   * @param complete true once they have been read
   */
  AlertmanagerChannel(
      AlertmanagerSettings settings,
      AlertStore store,
      BooleanSupplier complete,
      InstantSource clock) {
    this.settings = settings;
    this.words = new AlertWords(settings.links(), settings.validity());
    this.store = store;
    this.complete = complete;
    this.clock = clock;
  }

  /**
   * Begins to read the states of alerts.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static AlertmanagerChannel open(Connection connection, AlertmanagerSettings settings) {
    AlertStore store = new AlertStore();
    RowReader reader = RowReader.ofStates(connection, store);
    AlertmanagerChannel channel =
        new AlertmanagerChannel(
            settings, store, () -> reader.status().caughtUp(), InstantSource.system());
    channel.reader = Optional.of(reader);
    reader.start();
    return channel;
  }

  /** The watchdog goes by its beats alone. */
  @Override
  public boolean wants(AlertTransition transition) {
    return !AlertWords.isWatchdog(transition.getKind())
        && (AlertWords.isFiring(transition.getState())
            || AlertWords.hasEnded(transition.getState()));
  }

  @Override
  public Outcome deliver(AlertTransition transition) {
    return post(List.of(TransitionState.after(transition)), clock.instant());
  }

  @Override
  public void tick() {
    Instant now = clock.instant();
    if (now.isBefore(notBefore) || !complete.getAsBoolean()) {
      return;
    }
    boolean everything = !now.isBefore(nextResend);
    List<AlertState> due =
        store.alerts().all().stream()
            .filter(AlertState::getNotify)
            .filter(alert -> isDue(alert, everything, now))
            .toList();
    Outcome outcome = due.isEmpty() ? Outcome.delivered() : post(due, now);
    note(outcome, now);
    if (everything && outcome.kind() != Outcome.Kind.FAILED) {
      nextResend = now.plus(settings.resend());
    }
  }

  @Override
  public Optional<Throwable> failure() {
    return reader.flatMap(RowReader::failure);
  }

  @Override
  public void close() {
    poster.close();
    reader.ifPresent(RowReader::close);
  }

  private boolean isDue(AlertState alert, boolean everything, Instant now) {
    if (AlertWords.isWatchdog(alert.getKind())) {
      return AlertWords.isFiring(alert.getState())
          && !alert.getAsOf().equals(beats.get(alert.getAlert()))
          && words.of(alert, now).endsAt().isAfter(now);
    }
    boolean endedLately =
        AlertWords.hasEnded(alert.getState())
            && alert.getSince().isAfter(now.minus(RESOLVED_RESENT));
    return everything && (AlertWords.isFiring(alert.getState()) || endedLately);
  }

  private void note(Outcome outcome, Instant now) {
    boolean failed = outcome.kind() != Outcome.Kind.DELIVERED;
    if (failed) {
      notBefore = now.plus(RETRY);
    }
    if (failed && !failing) {
      log.warn("firing alerts could not be sent again: {}", outcome.reason());
    } else if (!failed && failing) {
      log.info("firing alerts are sent again");
    }
    failing = failed;
  }

  private Outcome post(List<AlertState> alerts, Instant now) {
    List<PostedAlert> posted = new ArrayList<>();
    for (AlertState alert : alerts) {
      PostedAlert next = words.of(alert, now);
      PostedAlert before = firing.get(alert.getAlert());
      // Another severity makes another alert there; the one before must not stay.
      if (before != null && !before.labels().equals(next.labels())) {
        posted.add(before.endedAt(now));
      }
      posted.add(next);
    }
    Outcome outcome = poster.post(settings.alerts(), Map.of(), json(posted));
    if (outcome.kind() == Outcome.Kind.DELIVERED) {
      alerts.forEach(alert -> remember(alert, now));
    }
    return outcome;
  }

  private void remember(AlertState alert, Instant now) {
    if (AlertWords.isWatchdog(alert.getKind())) {
      beats.put(alert.getAlert(), alert.getAsOf());
    } else if (AlertWords.isFiring(alert.getState())) {
      firing.put(alert.getAlert(), words.of(alert, now));
    } else {
      firing.remove(alert.getAlert());
    }
  }

  private static byte[] json(List<PostedAlert> alerts) {
    try {
      return JSON.writeValueAsString(alerts.stream().map(PostedAlert::json).toList())
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("alerts are texts", e);
    }
  }
}
