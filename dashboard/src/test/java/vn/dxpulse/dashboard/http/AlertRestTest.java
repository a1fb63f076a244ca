package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.dashboard.alert.TransitionLog;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.sample.SampleAlert;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleTarget;

/** What is served of targets and alerts. */
class AlertRestTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG = "/api/v1/alerts/slipping%7CTN-DIGI-ENT-2025/log";

  private final TestServer server = TestServer.started();

  @BeforeEach
  void fill() {
    SampleReference.putAll(server.store);
    put("HN-RANK-2030", "01@2025-07-01", "dti_rank:mic", "ON_TRACK");
    put(SampleAlert.TARGET, "19@2025-07-01", "digital_enterprises", "OFF_TRACK");
    server.alerts.targets().put(SampleTarget.definition("NEW", "48@2025-07-01", "x:y"));
    server.alerts.alerts().put(anAlert().asState());
    server
        .alerts
        .alerts()
        .put(
            anAlert()
                .alert("rejected-share", "dx.evt.a.v1-0")
                .kind("data_quality")
                .ofThePipeline()
                .severity("critical")
                .state("PENDING")
                .asState());
    server.alerts.silences().put(SampleAlert.silence("s1", 1));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void targetsAreDefinitionsWithTheirStatusSortedById() {
    JsonNode targets = get("/api/v1/targets").get("targets");

    assertThat(targets.findValuesAsText("target"))
        .containsExactly(
            "HN-RANK-2030", "HN-RANK-2030", "NEW", SampleAlert.TARGET, SampleAlert.TARGET);
    assertThat(targets.get(0).get("status").get("status").asText()).isEqualTo("ON_TRACK");
    assertThat(targets.get(1).get("status").isNull()).as("not judged yet").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "unit=01@2025-07-01, HN-RANK-2030",
    "kpi=digital_enterprises, TN-DIGI-ENT-2025",
    "status=ON_TRACK, HN-RANK-2030",
    "status=OFF_TRACK&unit=19@2025-07-01, TN-DIGI-ENT-2025",
    "kpi=x:y, NEW",
  })
  void targetsAreNarrowed(String query, String target) {
    JsonNode targets = get("/api/v1/targets?" + query).get("targets");

    assertThat(targets).hasSize(1);
    assertThat(targets.get(0).get("definition").get("target").asText()).isEqualTo(target);
  }

  @Test
  void oneTargetHasThePointsOfItsCourse() {
    JsonNode target = get("/api/v1/targets/TN-DIGI-ENT-2025");

    assertThat(target.get("definition").get("value").asDouble()).isEqualTo(700);
    assertThat(target.get("status").get("numerator").asLong()).isEqualTo(520);
    assertThat(target.get("points"))
        .hasToString(
            "[{\"day\":\"2024-12-31\",\"value\":480.0},{\"day\":\"2025-12-31\",\"value\":700.0}]");
  }

  @ParameterizedTest
  @CsvSource({
    "state=FIRING, slipping|TN-DIGI-ENT-2025",
    "severity=critical, rejected-share|dx.evt.a.v1-0",
    "kind=data_quality, rejected-share|dx.evt.a.v1-0",
    "unit=19@2025-07-01, slipping|TN-DIGI-ENT-2025",
    "target=TN-DIGI-ENT-2025, slipping|TN-DIGI-ENT-2025",
  })
  void alertsAreNarrowed(String query, String alert) {
    assertThat(get("/api/v1/alerts").get("alerts")).hasSize(2);
    assertThat(get("/api/v1/alerts?" + query).get("alerts").findValuesAsText("alert"))
        .containsExactly(alert);
  }

  @Test
  void theLogOfAnAlertIsNewestFirstAndBounded() {
    for (int i = 1; i <= TransitionLog.KEPT_PER_ALERT + 1; i++) {
      server
          .alerts
          .log()
          .put(anAlert().transition("t" + i).at(SampleAlert.FIRED.plusSeconds(i)).build());
    }
    server.alerts.log().put(anAlert().alert("other", "x").transition("other").build());

    List<String> transitions = get(LOG).get("transitions").findValuesAsText("transition");

    assertThat(transitions)
        .hasSize(TransitionLog.KEPT_PER_ALERT)
        .startsWith("t101", "t100")
        .endsWith("t2");
  }

  @Test
  void theLogForgetsWhatIsNinetyDaysOlderThanTheNewestOfAll() {
    server.alerts.log().put(anAlert().transition("old").build());
    assertThat(get(LOG).get("transitions")).hasSize(1);

    server
        .alerts
        .log()
        .put(anAlert().alert("o", "x").at(SampleAlert.FIRED.plusSeconds(90 * 86_400 + 1)).build());

    assertThat(get(LOG).get("transitions")).as("the alert itself is known").isEmpty();
  }

  @Test
  void silencesAreServed() {
    assertThat(get("/api/v1/silences").get("silences").get(0).get("reason").asText())
        .isEqualTo("counted anew");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/targets?status=GOOD, 400, unknown_status",
    "/api/v1/targets?unit=99, 400, unknown_unit",
    "/api/v1/targets?kpi=none, 400, unknown_kpi",
    "/api/v1/targets?state=FIRING, 400, unknown_parameter",
    "/api/v1/targets/none, 404, unknown_target",
    "/api/v1/alerts?state=firing, 400, unknown_state",
    "/api/v1/alerts?severity=high, 400, unknown_severity",
    "/api/v1/alerts?kind=none, 400, unknown_kind",
    "/api/v1/alerts?target=none, 400, unknown_target",
    "/api/v1/alerts/none/log, 404, unknown_alert",
    "/api/v1/commands/none, 404, undecided",
  })
  void refusesWhatItDoesNotKnow(String path, int status, String code) {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith("{\"code\":\"" + code + "\"");
  }

  @Test
  void isNotReadyWhileTheAlertsAreRead() {
    server.alertReader(new ReaderStatus(true, false, 0));

    assertThat(server.get("/api/v1/targets").statusCode()).isEqualTo(503);
    assertThat(server.get(LOG).statusCode()).isEqualTo(503);
    assertThat(server.get("/api/v1/kpis").statusCode()).as("nobody else waits").isEqualTo(200);
    assertThat(server.get("/readyz").body()).contains("\"alerts_caught_up\":false");
  }

  private void put(String target, String unit, String kpi, String status) {
    server.alerts.targets().put(SampleTarget.definition(target, unit, kpi));
    server.alerts.statuses().put(SampleTarget.status(target, unit, kpi, status));
  }

  private JsonNode get(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
