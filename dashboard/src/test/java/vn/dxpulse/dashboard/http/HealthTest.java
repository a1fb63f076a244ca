package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.sample.SampleRow;

class HealthTest {

  private final TestServer server = TestServer.started();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void becomesReadyWithAHeartbeatAndStopsBeingSoWhenItGrowsOld() {
    assertReady(503, "{\"ready\":false,\"caught_up\":true,\"heartbeat_age_ms\":null,");

    server.store.put(SampleRow.heartbeat(0, server.now()));
    assertReady(200, "{\"ready\":true,\"caught_up\":true,\"heartbeat_age_ms\":0,");

    server.advance(Duration.ofMillis(4_999));
    assertReady(200, "{\"ready\":true,\"caught_up\":true,\"heartbeat_age_ms\":4999,");

    server.advance(Duration.ofMillis(1));
    assertReady(503, "{\"ready\":false,\"caught_up\":true,\"heartbeat_age_ms\":5000,");

    server.store.put(SampleRow.heartbeat(1, server.now()));
    assertReady(200, "{\"ready\":true,\"caught_up\":true,\"heartbeat_age_ms\":0,");
  }

  @Test
  void isNotReadyBeforeAllRowsAreRead() {
    server.store.put(SampleRow.heartbeat(0, server.now()));
    server.reader(new ReaderStatus(true, false, 3));

    assertReady(
        503, "{\"ready\":false,\"caught_up\":false,\"heartbeat_age_ms\":0,\"undecodable_rows\":3,");
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void isNeitherAliveNorReadyOnceTheReaderHasStopped() {
    server.store.put(SampleRow.heartbeat(0, server.now()));
    server.reader(new ReaderStatus(false, true, 0));

    assertThat(server.get("/healthz").statusCode()).isEqualTo(503);
    assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
  }

  @Test
  void isReadyBeforeTheHistoryIsReadAndAddsUpWhatCouldNotBeDecoded() {
    server.store.put(SampleRow.heartbeat(0, server.now()));
    server.reader(new ReaderStatus(true, true, 3));
    server.historyReader(new ReaderStatus(true, false, 4));

    assertReady(
        200,
        "{\"ready\":true,\"caught_up\":true,\"heartbeat_age_ms\":0,\"undecodable_rows\":7,"
            + "\"history_caught_up\":false,\"alerts_caught_up\":true}");
  }

  @Test
  void isNeitherAliveNorReadyOnceTheReaderOfTheHistoryHasStopped() {
    server.store.put(SampleRow.heartbeat(0, server.now()));
    server.historyReader(new ReaderStatus(false, true, 0));

    assertThat(server.get("/healthz").statusCode()).isEqualTo(503);
    assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
  }

  private void assertReady(int status, String body) {
    HttpResponse<String> response = server.get("/readyz");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith(body);
  }
}
