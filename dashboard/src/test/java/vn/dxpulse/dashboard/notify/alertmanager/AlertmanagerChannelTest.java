package vn.dxpulse.dashboard.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleAlert.FIRED;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.notify.HttpReceiver;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.dashboard.notify.VirtualTime;
import vn.dxpulse.dashboard.sample.SampleAlert;

/** What Alertmanager is told, by a real server that keeps it, in virtual time. */
@Timeout(30)
class AlertmanagerChannelTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime time = new VirtualTime(FIRED.plusSeconds(10));
  private final AtomicInteger status = new AtomicInteger(200);
  private final HttpReceiver receiver = HttpReceiver.answering(status::get);
  private final AlertStore store = new AlertStore();
  private boolean complete = true;
  private final AlertmanagerChannel channel =
      new AlertmanagerChannel(
          new AlertmanagerSettings(
              receiver.address("/am/"),
              AlertmanagerSettings.DEFAULT_RESEND,
              LinkBase.of(URI.create("https://dx.example.org"))),
          store,
          () -> complete,
          time);

  @AfterEach
  void close() {
    channel.close();
    receiver.close();
  }

  @Test
  void aTransitionIsPostedWithItsLabelsAndBothLanguages() {
    assertThat(channel.deliver(anAlert().build())).isEqualTo(Outcome.delivered());

    assertThat(receiver.posts().get(0).path()).isEqualTo("/am/api/v2/alerts");
    JsonNode alert = posted(0).get(0);
    assertThat(alert.get("labels"))
        .isEqualTo(
            json(
                """
                {"alertname":"TargetSlipping","alert":"slipping|TN-DIGI-ENT-2025","rule":"slipping",
                 "severity":"warning","unit":"19@2025-07-01","kpi":"digital_enterprises",
                 "target":"TN-DIGI-ENT-2025"}"""));
    assertThat(alert.get("annotations").get("summary").asText())
        .startsWith("Thái Nguyên có 520")
        .endsWith("/ Thai Nguyen has 520 digital enterprises, 640 expected by now");
    assertThat(alert.get("annotations").get("link").asText())
        .isEqualTo("https://dx.example.org/?target=TN-DIGI-ENT-2025");
    assertThat(alert.get("startsAt").asText()).isEqualTo(FIRED.toString());
    assertThat(alert.get("endsAt").asText())
        .as("four times the interval of re-sending")
        .isEqualTo(time.instant().plusSeconds(240).toString());
  }

  @Test
  void whatFiresIsSentAgainEveryMinuteBeginningAtOnce() {
    store.alerts().put(anAlert().asState());
    store.alerts().put(anAlert().alert("slipping", "B").replayed().asState());
    store.alerts().put(anAlert().alert("slipping", "C").state("PENDING").asState());

    tickFor(Duration.ofMinutes(3));

    assertThat(receiver.posts()).hasSize(4);
    assertThat(posted(3)).hasSize(1);
    assertThat(label(posted(3).get(0), "target")).isEqualTo(SampleAlert.TARGET);
  }

  @Test
  void nothingIsSentAgainBeforeTheStatesAreRead() {
    complete = false;
    store.alerts().put(anAlert().asState());

    tickFor(MINUTE);
    assertThat(receiver.posts()).isEmpty();

    complete = true;
    channel.tick();
    assertThat(receiver.posts()).hasSize(1);
  }

  @Test
  void whatIsResolvedHasItsTimeAndIsSentAgainForFiveMinutes() {
    Instant resolved = FIRED.plusSeconds(5);
    channel.deliver(anAlert().resolvedAt(resolved).build());
    store.alerts().put(anAlert().resolvedAt(resolved).asState());

    tickFor(Duration.ofMinutes(10));

    assertThat(posted(0).get(0).get("endsAt").asText()).isEqualTo(resolved.toString());
    assertThat(receiver.posts()).as("once, and at 0, 1, 2, 3 and 4 minutes").hasSize(6);
  }

  @Test
  void acknowledgedStillFiresThereAndSaysWhoTookIt() {
    channel.deliver(anAlert().state("ACKNOWLEDGED").owner("Lan", "recount").build());

    JsonNode alert = posted(0).get(0);
    assertThat(Instant.parse(alert.get("endsAt").asText())).isAfter(time.instant());
    assertThat(alert.get("annotations").get("state").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(alert.get("annotations").get("owner").asText()).isEqualTo("Lan");
    assertThat(alert.get("annotations").get("comment").asText()).isEqualTo("recount");
  }

  @Test
  void silencedEndsThereAndPendingIsNotWanted() {
    channel.deliver(anAlert().from("FIRING").state("SILENCED").build());

    assertThat(Instant.parse(posted(0).get(0).get("endsAt").asText())).isEqualTo(FIRED);
    assertThat(channel.wants(anAlert().state("PENDING").build())).isFalse();
    assertThat(channel.wants(anAlert().state("INACTIVE").build())).isFalse();
    assertThat(channel.wants(anAlert().state("SILENCED").build())).isTrue();
  }

  @Test
  void anEscalationEndsTheAlertOfTheOldSeverity() {
    channel.deliver(anAlert().build());
    time.advance(MINUTE);
    channel.deliver(anAlert().severity("critical").escalated(1).build());
    channel.deliver(anAlert().severity("critical").escalated(1).build());

    JsonNode both = posted(1);
    assertThat(both).hasSize(2);
    assertThat(label(both.get(0), "severity")).isEqualTo("warning");
    assertThat(both.get(0).get("endsAt").asText()).isEqualTo(time.instant().toString());
    assertThat(label(both.get(1), "severity")).isEqualTo("critical");
    assertThat(posted(2)).as("ended once").hasSize(1);
  }

  @Test
  void theWatchdogIsSentAsItBeatsAndEndsNinetySecondsAfterTheLastBeat() {
    for (int beat = 0; beat < 3; beat++) {
      store.alerts().put(watchdog(beat, time.instant()).asState());
      tickFor(Duration.ofSeconds(30));
    }
    Instant lastBeat = time.instant().minusSeconds(30);
    assertThat(receiver.posts()).hasSize(3);
    assertThat(label(posted(2).get(0), "alertname")).isEqualTo("Watchdog");
    assertThat(posted(2).get(0).get("endsAt").asText())
        .isEqualTo(lastBeat.plusSeconds(90).toString());

    tickFor(Duration.ofMinutes(10));

    assertThat(receiver.posts()).as("a dead pipeline is not kept alive").hasSize(3);
    assertThat(channel.wants(watchdog(9, FIRED).build())).isFalse();
  }

  @Test
  void aWatchdogThatIsOldAtTheStartIsNotSent() {
    store.alerts().put(watchdog(1, time.instant().minusSeconds(90)).asState());

    tickFor(MINUTE);

    assertThat(receiver.posts()).isEmpty();
  }

  @Test
  void whatCouldNotBeSentAgainIsSentFiveSecondsLater() {
    store.alerts().put(anAlert().asState());
    status.set(503);

    tickFor(Duration.ofSeconds(9));
    assertThat(receiver.posts()).hasSize(2);

    status.set(200);
    tickFor(Duration.ofSeconds(61));
    assertThat(receiver.posts()).as("at 10 s, and a minute later").hasSize(4);
  }

  private static SampleAlert watchdog(int revision, Instant asOf) {
    return anAlert()
        .alert("watchdog", "pipeline")
        .kind("watchdog")
        .ofThePipeline()
        .revision(revision + 1)
        .at(asOf);
  }

  private void tickFor(Duration span) {
    Instant end = time.instant().plus(span);
    channel.tick();
    while (time.instant().isBefore(end)) {
      time.advance(Duration.ofMillis(200));
      channel.tick();
    }
  }

  private JsonNode posted(int index) {
    return json(receiver.posts().get(index).body());
  }

  private static String label(JsonNode alert, String name) {
    return alert.get("labels").get(name).asText();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
