package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.dashboard.sample.SampleAlert;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.row.AlertAnswer;

/** Commands by REST, with the test in the place of who decides. */
class AlertCommandRestTest {

  private static final String ACKNOWLEDGE =
      "/api/v1/alerts/slipping%7CTN-DIGI-ENT-2025/acknowledge";
  private static final String SILENCES = "/api/v1/silences";
  private static final String GOOD =
      "{\"revision\":2,\"owner\":\"Lan\",\"comment\":\"đang xử lý\",\"for\":\"PT4H\"}";
  private static final String GOOD_SILENCE =
      "{\"matchers\":{\"target\":\"TN-DIGI-ENT-2025\"},\"reason\":\"re-count\",\"for\":\"P1D\"}";

  private final TestServer server = TestServer.started();
  private final List<AlertCommand> sent = new CopyOnWriteArrayList<>();

  @BeforeEach
  void fill() {
    server.alerts.alerts().put(anAlert().revision(2).asState());
    server.alerts.silences().put(SampleAlert.silence("s1", 4));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAcknowledgementAnswersWithTheChangedRow() {
    server.commands(
        command -> {
          sent.add(command);
          server.alerts.alerts().put(anAlert().state("ACKNOWLEDGED").revision(3).asState());
          server.alerts.put(answer(command, true, "DONE", 3));
          return done();
        });

    HttpResponse<String> response = post(ACKNOWLEDGE, GOOD);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("{\"command\":\"" + sent.get(0).getCommand() + "\",\"alert\":{")
        .contains("\"state\":\"ACKNOWLEDGED\"", "\"revision\":3");
    assertThat(sent.get(0))
        .isEqualTo(
            AlertCommand.newBuilder()
                .setCommand(sent.get(0).getCommand())
                .setAction("ACKNOWLEDGE")
                .setAlert(SampleAlert.ID)
                .setSeenRevision(2L)
                .setBy("Lan")
                .setOwner("Lan")
                .setComment("đang xử lý")
                .setUntil(server.now().plusSeconds(4 * 3_600))
                .setIssuedAt(server.now())
                .build());
  }

  @Test
  void theRowThatComesAfterTheAnswerIsWaitedFor() {
    server.commands(
        command -> {
          server.alerts.put(answer(command, true, "DONE", 3));
          server.alerts.alerts().put(anAlert().state("ACKNOWLEDGED").revision(3).asState());
          return done();
        });

    assertThat(post(ACKNOWLEDGE, GOOD).body()).contains("\"revision\":3");
  }

  @ParameterizedTest
  @CsvSource({
    "STALE_REVISION, 409, stale_revision",
    "NOT_FIRING, 409, not_firing",
    "UNKNOWN_ALERT, 404, unknown_alert",
    "INVALID, 422, invalid_command",
  })
  void aRefusalSaysWhy(String reason, int status, String code) {
    server.commands(
        command -> {
          server.alerts.put(answer(command, false, reason, 5));
          return done();
        });

    HttpResponse<String> response = post(ACKNOWLEDGE, GOOD);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .isEqualTo("{\"code\":\"" + code + "\",\"message\":\"the alert is at revision 5\"}");
  }

  @Test
  void whatIsNotDecidedInTimeSaysWhereToLook() {
    server.commands(
        command -> {
          sent.add(command);
          return done();
        });

    HttpResponse<String> response = post(ACKNOWLEDGE, GOOD);

    String id = sent.get(0).getCommand();
    String page = "/api/v1/commands/" + id;
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body())
        .isEqualTo("{\"command\":\"" + id + "\",\"look_at\":\"" + page + "\"}");
    assertThat(server.get(page).statusCode()).isEqualTo(404);

    server.alerts.put(answer(sent.get(0), false, "STALE_REVISION", 5));
    assertThat(server.get(page).body()).contains("\"reason\":\"STALE_REVISION\"");
  }

  @Test
  void aCommandThatKafkaDoesNotTakeIsUnavailable() {
    assertThat(post(ACKNOWLEDGE, GOOD).statusCode()).isEqualTo(503);

    server.commands(command -> new CompletableFuture<>());
    HttpResponse<String> unconfirmed = post(ACKNOWLEDGE, GOOD);

    assertThat(unconfirmed.statusCode()).isEqualTo(503);
    assertThat(unconfirmed.body()).startsWith("{\"code\":\"not_sent\"");
  }

  @Test
  void anAcknowledgementIsTakenBack() {
    server.commands(
        command -> {
          sent.add(command);
          server.alerts.put(answer(command, false, "STALE_REVISION", 5));
          return done();
        });

    assertThat(delete(ACKNOWLEDGE + "?revision=2&by=Lan").statusCode()).isEqualTo(409);
    assertThat(sent.get(0).getAction()).isEqualTo("WITHDRAW");
    assertThat(sent.get(0).getSeenRevision()).isEqualTo(2);
  }

  @Test
  void aSilenceGetsAnIdAndItsRow() {
    server.commands(
        command -> {
          sent.add(command);
          server.alerts.silences().put(SampleAlert.silence(command.getSilence(), 1));
          server.alerts.put(answer(command, true, "DONE", 1));
          return done();
        });

    HttpResponse<String> response =
        post(
            SILENCES,
            "{\"matchers\":{\"target\":\"TN-DIGI-ENT-2025\",\"severity\":\"warning\"},"
                + "\"reason\":\"re-count\",\"by\":\"Lan\",\"until\":\"2025-08-02T00:00:00Z\"}");

    AlertCommand command = sent.get(0);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"silence\":{\"silence\":\"" + command.getSilence());
    assertThat(command.getMatchTarget()).isEqualTo(SampleAlert.TARGET);
    assertThat(command.getMatchSeverity()).isEqualTo("warning");
    assertThat(command.getMatchUnit()).isNull();
    assertThat(command.getBy()).isEqualTo("Lan");
    assertThat(command.getUntil()).isEqualTo(Instant.parse("2025-08-02T00:00:00Z"));
  }

  @Test
  void aSilenceEnds() {
    server.commands(
        command -> {
          sent.add(command);
          server.alerts.silences().put(SampleAlert.silence("s1", 5));
          server.alerts.put(answer(command, true, "DONE", 5));
          return done();
        });

    assertThat(delete(SILENCES + "/s1?revision=4").body()).contains("\"revision\":5");
    assertThat(sent.get(0).getAction()).isEqualTo("END_SILENCE");
    assertThat(delete(SILENCES + "/s2?revision=4").body()).contains("unknown_silence");
    assertThat(delete(SILENCES + "/s1").body()).contains("invalid_revision");
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "'PT4H','state':'RESOLVED'; unknown_field; no field 'state'; allowed are [revision, owner",
        "'PT4H','owner':'Minh'; invalid_body; Duplicate field 'owner'",
        "'PT4H','until':'2025-08-02T00:00:00Z'; invalid_field; give either until",
        "'4 hours'; invalid_field; not of that form",
        "'PT-4H'; invalid_field; not between now and 366 days",
        "'P400D'; invalid_field; not between now and 366 days",
        "'P9999999999999D'; invalid_field; not of that form",
        "7; invalid_field; no text",
      })
  void refusesFieldsThatItDoesNotUnderstand(String span, String code, String message) {
    String body = ("{'revision':2,'owner':'Lan','for':" + span + "}").replace('\'', '"');

    assertRefused(post(ACKNOWLEDGE, body), 400, code, message);
  }

  @Test
  void refusesBodiesThatAreNotWhatIsAsked() {
    assertRefused(post(ACKNOWLEDGE, ""), 400, "invalid_body", "no JSON object");
    assertRefused(post(ACKNOWLEDGE, "[]"), 400, "invalid_body", "no JSON object");
    assertRefused(post(ACKNOWLEDGE, GOOD + "x"), 400, "invalid_body", "no JSON");
    assertRefused(post(ACKNOWLEDGE, "{"), 400, "invalid_body", "no JSON");
    assertRefused(post(ACKNOWLEDGE, "{}"), 400, "missing_field", "'owner' is missing");
    assertRefused(
        post(ACKNOWLEDGE, GOOD.replace(":2,", ":-2,")), 400, "invalid_field", "no whole number");
    assertRefused(
        post(ACKNOWLEDGE, GOOD.replace("Lan", "L\\u0000")), 400, "invalid_field", "control");
    assertRefused(
        post(ACKNOWLEDGE, GOOD.replace("Lan", "L".repeat(201))), 400, "invalid_field", "200");
    assertRefused(post(ACKNOWLEDGE, " ".repeat(16 * 1024) + GOOD), 413, "too_large", "16384 bytes");
    assertRefused(
        post(SILENCES, GOOD_SILENCE.replace("target", "team")),
        400,
        "unknown_field",
        "matchers.team");
    assertRefused(
        post(SILENCES, "{\"matchers\":{},\"reason\":\"x\",\"for\":\"PT1H\"}"),
        400,
        "missing_field",
        "at least one of");
    assertRefused(
        server.send(request(ACKNOWLEDGE, "text/plain").POST(BodyPublishers.ofString(GOOD))),
        415,
        "unsupported_media_type",
        "text/plain");
    assertRefused(
        post("/api/v1/alerts/none/acknowledge", GOOD), 404, "unknown_alert", "no alert 'none'");
    assertRefused(post("/api/v1/kpis", GOOD), 405, "method_not_allowed", "GET");
    assertThat(sent).isEmpty();
  }

  private static void assertRefused(
      HttpResponse<String> response, int status, String code, String message) {
    assertThat(response.body()).startsWith("{\"code\":\"" + code + "\"").contains(message);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static AlertAnswer answer(
      AlertCommand command, boolean accepted, String reason, long revision) {
    return AlertAnswer.newBuilder()
        .setCommand(command.getCommand())
        .setAction(command.getAction())
        .setSubject(command.getAlert() == null ? command.getSilence() : command.getAlert())
        .setAccepted(accepted)
        .setReason(reason)
        .setMessage("the alert is at revision " + revision)
        .setRevision(revision)
        .setAt(SampleAlert.FIRED)
        .build();
  }

  private HttpResponse<String> post(String path, String body) {
    return server.send(
        request(path, "application/json; charset=utf-8").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> delete(String path) {
    return server.send(HttpRequest.newBuilder(server.address(path)).DELETE());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(server.address(path)).header("Content-Type", type);
  }
}
