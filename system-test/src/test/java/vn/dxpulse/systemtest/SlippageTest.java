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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.dashboard.Dashboard;
import vn.dxpulse.dashboard.DashboardSettings;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * From a fact to whoever must hear of it: a target slips, Debian's Alertmanager tells of it once,
 * somebody takes it by REST, the target comes back, and it resolves. Every part by its own command.
 */
class SlippageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String PROVINCE = "19";
  private static final String ALERT = SlippingTargets.alert(PROVINCE);

  private final List<String> told = new CopyOnWriteArrayList<>();

  @TempDir private Path directory;

  @Test
  void isToldOnceTakenAndResolved() throws Exception {
    assumeThat(AlertmanagerProcess.BINARY)
        .as("install the Debian package prometheus-alertmanager to run this")
        .isExecutable();
    try (Parts parts = new Parts("the slippage test")) {
      HttpServer receiver = receiver();
      AutoCloseable stopReceiver = () -> receiver.stop(0);
      parts.opened(stopReceiver);
      AlertmanagerProcess alertmanager =
          parts.opened(
              AlertmanagerProcess.start(
                  Files.createDirectory(directory.resolve("alertmanager")),
                  URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/told")));
      EmbeddedStack stack =
          parts.opened(EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 4)));
      Connection connection = stack.connection();
      Dashboard dashboard =
          parts.opened(Dashboard.start(connection, DashboardSettings.at("127.0.0.1", 0)));
      parts.opened(streams(connection));
      DxPulseProcess notifier = parts.opened(notifier(connection, alertmanager));
      SlippingTargets targets = parts.opened(new SlippingTargets(connection, stack.topics()));
      await().atMost(SOON).until(() -> notifier.lines().toString().contains("notifying as"));
      apply(connection);

      targets.recover(PROVINCE);
      RestClient rest = new RestClient(dashboard.address());
      await().atMost(SOON).until(() -> status(rest).equals(Optional.of("ACHIEVED")));
      assertThat(told).isEmpty();
      targets.slip(PROVINCE);

      await().atMost(SOON).untilAsserted(() -> assertThat(told).containsExactly("firing"));
      assertThat(status(rest)).contains("OFF_TRACK");
      JsonNode alert = alertmanager.active().get(0);
      assertThat(alert.get("labels").get("target").asText())
          .isEqualTo(SlippingTargets.target(PROVINCE));
      assertThat(alert.get("annotations").get("summary_en").asText())
          .startsWith("Target is off track: T-19. Off track: 0 enterprises");

      acknowledge(dashboard.address(), revision(rest));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(alertmanager.active().get(0).get("annotations").path("owner").asText())
                      .isEqualTo("Lan"));

      targets.recover(PROVINCE);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(told).containsExactly("firing", "resolved"));
      assertThat(alertmanager.active()).isEmpty();
      assertThat(log(stack)).containsExactly("PENDING", "FIRING", "ACKNOWLEDGED", "RESOLVED");
    }
  }

  private DxPulseProcess streams(Connection connection) throws IOException {
    return DxPulseProcess.start(
        directory.resolve("streams.log"),
        List.of(
            "streams",
            "--bootstrap=" + connection.bootstrapServers(),
            "--registry=" + connection.registryUrl(),
            "--alerts=" + SlippingTargets.rules(directory),
            "--state=" + directory.resolve("state")));
  }

  private DxPulseProcess notifier(Connection connection, AlertmanagerProcess alertmanager) {
    return DxPulseProcess.start(
        directory.resolve("notify.log"),
        List.of(
            "notify",
            "alertmanager",
            "--bootstrap=" + connection.bootstrapServers(),
            "--registry=" + connection.registryUrl(),
            "--parked=" + directory.resolve("parked.jsonl"),
            "--resend=PT10S",
            "--url=" + alertmanager.address()));
  }

  private void apply(Connection connection) throws Exception {
    try (DxPulseProcess apply =
        DxPulseProcess.start(
            directory.resolve("apply.log"),
            List.of(
                "targets",
                "apply",
                "--file=" + SlippingTargets.targets(directory, List.of(PROVINCE)),
                "--bootstrap=" + connection.bootstrapServers(),
                "--registry=" + connection.registryUrl()))) {
      assertThat(apply.await(SOON)).as(() -> apply.lines().toString()).isZero();
    }
  }

  private static Optional<String> status(RestClient rest) {
    JsonNode targets = rest.get("/api/v1/targets").get("targets");
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(targets.get(0).path("status").path("status").asText());
  }

  private static long revision(RestClient rest) {
    for (JsonNode alert : rest.get("/api/v1/alerts").get("alerts")) {
      if (alert.get("alert").asText().equals(ALERT)) {
        return alert.get("revision").asLong();
      }
    }
    throw new AssertionError("no alert " + ALERT);
  }

  private static void acknowledge(URI dashboard, long revision) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                dashboard.resolve("/api/v1/alerts/" + ALERT.replace("|", "%7C") + "/acknowledge"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"revision\":%d,\"owner\":\"Lan\",\"for\":\"PT4H\"}".formatted(revision)))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    // 202: not decided within two seconds, on a busy machine.
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
  }

  private static List<String> log(EmbeddedStack stack) {
    List<ConsumerRecord<String, AlertTransition>> log =
        TopicContent.read(stack.connection(), stack.topics().alertLog());
    return log.stream()
        .map(ConsumerRecord::value)
        .filter(transition -> transition.getAlert().equals(ALERT))
        .map(AlertTransition::getState)
        .toList();
  }

  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    return server;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = JSON.readTree(exchange.getRequestBody());
      for (JsonNode alert : message.get("alerts")) {
        told.add(alert.get("status").asText());
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
