package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.dashboard.Dashboard;
import vn.dxpulse.dashboard.DashboardSettings;
import vn.dxpulse.dashboard.alert.TransitionState;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;

/**
 * Commands from REST to their topic and back over a real broker and registry; the test decides in
 * the place of the streams application.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Instant FIRED = Instant.parse("2026-03-01T03:00:00Z");
  private static final String ALERT_PATH = "/api/v1/alerts/slipping%7C" + AlertFeed.TARGET;
  private static final String BODY = "{\"revision\":1,\"owner\":\"Lan\",\"for\":\"PT4H\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong revisions = new AtomicLong(1);
  private EmbeddedStack stack;
  private Dashboard dashboard;
  private AlertFeed feed;
  private RestClient rest;

  @BeforeAll
  void start(@TempDir Path directory) {
    stack = EmbeddedStack.start(StackSettings.in(directory, 1));
    dashboard = Dashboard.start(stack.connection(), DashboardSettings.at("127.0.0.1", 0));
    feed = new AlertFeed(stack.connection());
    rest = new RestClient(dashboard.address());
    feed.happens(AlertFeed.transition("t1", "FIRING", FIRED).build());
    await().atMost(SOON).until(() -> rest.status(ALERT_PATH + "/log") == 200);
    await().atMost(SOON).until(() -> rest.get("/api/v1/alerts").get("alerts").size() == 1);
  }

  @AfterAll
  void stop() {
    feed.close();
    dashboard.close();
    stack.close();
  }

  @Test
  void whatNobodyDecidesIs202AndTheDecisionIsFoundLater() throws Exception {
    HttpResponse<String> response = acknowledge();

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    JsonNode body = JSON.readTree(response.body());
    String id = body.get("command").asText();
    AlertCommand command = sent(id);
    assertThat(command.getAction()).isEqualTo("ACKNOWLEDGE");
    assertThat(command.getAlert()).isEqualTo(AlertFeed.ALERT);
    assertThat(command.getSeenRevision()).isEqualTo(1);

    decide(command);

    String page = body.get("look_at").asText();
    await().atMost(SOON).until(() -> rest.status(page) == 200);
    assertThat(rest.get(page).get("accepted").asBoolean()).isTrue();
  }

  @Test
  void whatIsDecidedAtOnceIs200WithTheNewRow() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread decider = new Thread(() -> decideAll(done), "decider");
    decider.start();

    // A busy machine may take longer than two seconds for the first.
    HttpResponse<String> response =
        await().atMost(SOON).until(this::acknowledge, answer -> answer.statusCode() == 200);
    done.countDown();
    decider.join();

    JsonNode body = JSON.readTree(response.body());
    assertThat(sent(body.get("command").asText()).getOwner()).isEqualTo("Lan");
    assertThat(body.get("alert").get("state").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(body.get("alert").get("owner").asText()).isEqualTo("Lan");
    assertThat(body.get("alert").get("revision").asLong()).isGreaterThan(1);
  }

  private HttpResponse<String> acknowledge() throws Exception {
    URI address = dashboard.address().resolve(ALERT_PATH + "/acknowledge");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Decides about every command that comes from now on, until {@code done}. */
  private void decideAll(CountDownLatch done) {
    Topic<AlertCommand> topic = stack.topics().alertCommands();
    try (Deserializer<AlertCommand> values =
            new AvroValues(stack.connection()).deserializer(topic);
        KafkaConsumer<String, AlertCommand> consumer =
            new KafkaConsumer<>(
                stack.connection().clientProperties(Map.of("enable.auto.commit", "false")),
                new StringDeserializer(),
                values)) {
      TopicPartition partition = new TopicPartition(topic.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      while (done.getCount() > 0) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> decide(record.value()));
      }
    }
  }

  private void decide(AlertCommand command) {
    long revision = revisions.incrementAndGet();
    AlertState row =
        TransitionState.after(
            AlertFeed.transition("t" + revision, "ACKNOWLEDGED", FIRED)
                .setOwner(command.getOwner())
                .setRevision(revision)
                .build());
    AlertAnswer answer =
        AlertAnswer.newBuilder()
            .setCommand(command.getCommand())
            .setAction(command.getAction())
            .setSubject(command.getAlert())
            .setAccepted(true)
            .setReason("DONE")
            .setMessage("done")
            .setRevision(revision)
            .setAt(FIRED)
            .build();
    feed.write(
        stack.topics().alertAnswers(), AlertFeed.ALERT, answer, stack.topics().alertStates(), row);
  }

  private AlertCommand sent(String id) {
    return commands().stream()
        .map(ConsumerRecord::value)
        .filter(command -> command.getCommand().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ConsumerRecord<String, AlertCommand>> commands() {
    List<ConsumerRecord<String, AlertCommand>> all =
        TopicContent.read(stack.connection(), stack.topics().alertCommands());
    assertThat(all).extracting(ConsumerRecord::key).allMatch(AlertFeed.ALERT::equals);
    return all;
  }
}
