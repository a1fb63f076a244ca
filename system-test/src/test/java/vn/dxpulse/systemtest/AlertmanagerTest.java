package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Notifier;
import vn.dxpulse.dashboard.notify.NotifySettings;
import vn.dxpulse.dashboard.notify.RetryPlan;
import vn.dxpulse.dashboard.notify.alertmanager.AlertmanagerChannel;
import vn.dxpulse.dashboard.notify.alertmanager.AlertmanagerSettings;

/** Alerts of our topics in Debian's Alertmanager, and what it tells its own receivers of them. */
@Tag("full")
class AlertmanagerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROUP = "alertmanager-test";
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Alertmanager takes an alert as resolved four times as long after it was sent last. */
  private static final Duration RESEND = Duration.ofSeconds(3);

  private final List<String> told = new CopyOnWriteArrayList<>();

  @TempDir private Path directory;
  private HttpServer receiver;
  private AlertmanagerProcess alertmanager;
  private EmbeddedStack stack;
  private AlertFeed feed;
  private Notifier notifier;

  @BeforeEach
  void start() throws IOException {
    assumeThat(AlertmanagerProcess.BINARY)
        .as("install the Debian package prometheus-alertmanager to run this")
        .isExecutable();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    alertmanager =
        AlertmanagerProcess.start(
            Files.createDirectory(directory.resolve("alertmanager")),
            URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/told"));
    stack = EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 1));
    feed = new AlertFeed(stack.connection());
    startNotifier();
    await()
        .atMost(SOON)
        .until(
            () ->
                GroupOffsets.of(stack.connection(), GROUP, stack.topics().alertLog().name())
                    .isPresent());
  }

  @AfterEach
  void stop() {
    if (feed != null) {
      notifier.close();
      feed.close();
      stack.close();
    }
    if (alertmanager != null) {
      alertmanager.close();
      receiver.stop(0);
    }
  }

  @Test
  void anAlertAppearsOnceStaysThroughARestartEscalatesAndResolves() {
    Instant fired = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(30);
    feed.happens(AlertFeed.transition("t1", "PENDING", fired).setRevision(1).build());
    feed.happens(AlertFeed.transition("t2", "FIRING", fired).setRevision(2).build());

    await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly("firing warning"));
    assertThat(alertmanager.active()).hasSize(1);
    JsonNode alert = alertmanager.active().get(0);
    assertThat(alert.get("labels").get("alertname").asText()).isEqualTo("TargetSlipping");
    assertThat(alert.get("labels").get("alert").asText()).isEqualTo(AlertFeed.ALERT);
    assertThat(alert.get("annotations").get("summary_vi").asText()).startsWith("Thái Nguyên");
    assertThat(alert.get("generatorURL").asText())
        .isEqualTo("https://dx.example.org/?target=" + AlertFeed.TARGET);
    assertThat(Instant.parse(alert.get("startsAt").asText())).isEqualTo(fired);

    // Longer than it lives without being sent again.
    await()
        .during(Duration.ofSeconds(14))
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(alertmanager.active()).hasSize(1));

    notifier.close();
    startNotifier();
    await()
        .during(Duration.ofSeconds(14))
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(alertmanager.active()).hasSize(1));
    assertThat(told).as("told once, whatever is sent again").containsExactly("firing warning");

    feed.happens(
        AlertFeed.transition("t3", "FIRING", fired)
            .setSeverity("critical")
            .setLevel(1)
            .setCause("ESCALATE")
            .setRevision(3)
            .build());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(told)
                    .containsExactlyInAnyOrder(
                        "firing warning", "resolved warning", "firing critical"));

    feed.happens(
        AlertFeed.transition("t4", "ACKNOWLEDGED", fired)
            .setSeverity("critical")
            .setOwner("Lan")
            .setRevision(4)
            .build());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              List<JsonNode> active = alertmanager.active();
              assertThat(active).hasSize(1);
              assertThat(active.get(0).get("annotations").path("owner").asText()).isEqualTo("Lan");
            });

    Instant resolved = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    feed.happens(
        AlertFeed.transition("t5", "RESOLVED", fired)
            .setSeverity("critical")
            .setResolvedAt(resolved)
            .setSince(resolved)
            .setAt(resolved)
            .setRevision(5)
            .build());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(alertmanager.active()).isEmpty();
              assertThat(told)
                  .containsExactlyInAnyOrder(
                      "firing warning", "resolved warning", "firing critical", "resolved critical");
            });
    assertThat(notifier.parked()).isZero();
    assertThat(notifier.failure()).isEmpty();
  }

  @Test
  void whatIsNotSentAgainResolvesAndReplaysAreNeverSent() {
    Instant fired = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(30);
    feed.happens(AlertFeed.transition("r1", "FIRING", fired).setNotify(false).build());
    feed.happens(AlertFeed.transition("t2", "FIRING", fired).setRevision(2).build());
    await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly("firing warning"));

    notifier.close();

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(told).containsExactly("firing warning", "resolved warning"));
    assertThat(alertmanager.active()).isEmpty();
  }

  private void startNotifier() {
    AlertmanagerSettings settings =
        new AlertmanagerSettings(
            alertmanager.address(), RESEND, LinkBase.of(URI.create("https://dx.example.org")));
    notifier =
        Notifier.start(
            stack.connection(),
            new NotifySettings(GROUP, directory.resolve("parked.jsonl"), RetryPlan.defaults()),
            AlertmanagerChannel.open(stack.connection(), settings));
  }

  /** What Alertmanager says: state and severity of each alert. */
  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = JSON.readTree(exchange.getRequestBody());
      for (JsonNode alert : message.get("alerts")) {
        told.add(alert.get("status").asText() + " " + alert.get("labels").get("severity").asText());
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
