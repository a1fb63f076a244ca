package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dxpulse.dashboard.sample.SampleRow.aRow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.rows.RowKey;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleRow;

@Timeout(30)
class EventStreamTest {

  private static final String STREAM = "/api/v1/stream";
  private static final Duration SLOW = Duration.ofMillis(600);

  private final TestServer server = TestServer.startedWith(new StreamLimits(SLOW, 4));

  @BeforeEach
  void fill() {
    SampleReference.putAll(server.store);
    server.store.put(SampleRow.heartbeat(0, SampleRow.AS_OF));
    server.store.put(SampleRow.heartbeat(1, SampleRow.AS_OF.minusMillis(700)));
    server.store.put(aRow().count(1).build());
    server.store.put(aRow().window("1h").count(2).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsEverythingAndThenWhatChanges() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      TestStream.Event snapshot = stream.first("snapshot");
      server.store.put(aRow().count(5).revision(2).build());
      TestStream.Event change = stream.first("change");

      assertThat(snapshot.data().get("units")).hasSize(97);
      assertThat(snapshot.data().get("kpis")).hasSize(6);
      assertThat(snapshot.counts()).containsExactly(2L, 1L);
      assertThat(change.counts()).containsExactly(5L);
      assertThat(change.data().get("removed")).isEmpty();
      assertThat(change.id()).isGreaterThan(snapshot.id());
    }
  }

  @Test
  void forbidsKeepingAndBuffering() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      assertThat(stream.response().headers().map())
          .containsEntry("content-type", List.of("text/event-stream;charset=utf-8"))
          .containsEntry("cache-control", List.of("no-cache, no-transform"))
          .containsEntry("x-accel-buffering", List.of("no"));
    }
  }

  @Test
  void beatsEverySecondWithTheTimeOfThePartitionFurthestBehind() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      await().until(() -> stream.events("heartbeat").size() >= 3);

      JsonNode heartbeat = stream.events("heartbeat").get(2).data();
      assertThat(heartbeat.get("as_of").asLong())
          .isEqualTo(SampleRow.AS_OF.minusMillis(700).toEpochMilli());
      assertThat(heartbeat.get("server_time").asLong()).isEqualTo(server.now().toEpochMilli());
    }
  }

  @Test
  void tellsOnlyTheNewestOfManyChangesOfARow() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      stream.first("snapshot");

      for (int revision = 2; revision <= 5_001; revision++) {
        server.store.put(aRow().count(revision).revision(revision).build());
      }

      await().until(() -> counts(stream).contains(5_001L));
      // One round may fall into the middle of the burst.
      assertThat(counts(stream)).hasSizeLessThanOrEqualTo(2).endsWith(5_001L);
    }
  }

  @Test
  void tellsAtMostFourTimesASecond() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      stream.first("snapshot");

      long begin = System.nanoTime();
      long revision = 2;
      while (System.nanoTime() - begin < TimeUnit.MILLISECONDS.toNanos(1_500)) {
        server.store.put(aRow().count(revision).revision(revision).build());
        revision += 1;
      }

      stream.first("change");
      assertThat(stream.events("change")).hasSizeLessThanOrEqualTo(7);
    }
  }

  @Test
  void tellsOnlyWhatMatchesTheFilter() {
    try (TestStream stream =
        TestStream.of(server, STREAM + "?window=1h&unit=19@2025-07-01&view=reported")) {
      TestStream.Event snapshot = stream.first("snapshot");
      server.store.put(aRow().count(50).revision(2).build());
      server.store.put(aRow().window("1h").count(60).revision(2).build());
      TestStream.Event change = stream.first("change");

      assertThat(snapshot.counts()).containsExactly(2L);
      assertThat(change.counts()).containsExactly(60L);
    }
  }

  @Test
  void tellsWhichRowsWereRemoved() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      stream.first("snapshot");

      server.store.removeRow(RowKey.parse("reported|19@2025-07-01|transactions_completed|1m"));

      assertThat(stream.first("change").data().get("removed").get(0).asText())
          .isEqualTo("reported|19@2025-07-01|transactions_completed|1m");
    }
  }

  @Test
  void tellsEverythingAgainWhenAUnitChanges() {
    try (TestStream stream = TestStream.of(server, STREAM)) {
      stream.first("snapshot");

      server.store.removeUnit("19@2019-04-01");

      await().until(() -> stream.events("snapshot").size() == 2);
      assertThat(stream.events("snapshot").get(1).data().get("units")).hasSize(96);
    }
  }

  @Test
  void aClientThatComesBackIsToldOnlyWhatChangedSince() {
    long id;
    try (TestStream stream = TestStream.of(server, STREAM)) {
      id = stream.first("snapshot").id();
    }
    server.store.put(aRow().count(8).revision(2).build());
    server.store.put(aRow().count(9).revision(3).build());

    try (TestStream again = TestStream.of(server, STREAM, "Last-Event-ID", Long.toString(id))) {
      again.first("heartbeat");

      assertThat(again.events().get(0).name()).isEqualTo("change");
      assertThat(again.events().get(0).counts()).containsExactly(9L);
      assertThat(again.events("snapshot")).isEmpty();
    }
  }

  @Test
  void aClientOfAnotherRunIsToldEverything() {
    for (String id : List.of("999", "99999999999999", "not-a-number")) {
      try (TestStream stream = TestStream.of(server, STREAM, "Last-Event-ID", id)) {
        assertThat(stream.first("snapshot").counts()).as(id).containsExactly(2L, 1L);
      }
    }
  }

  @Test
  void refusesMoreStreamsThanAllowed() {
    for (int i = 0; i < 4; i++) {
      TestStream.of(server, STREAM).first("snapshot");
    }

    assertThat(server.get(STREAM).statusCode()).isEqualTo(503);
    assertThat(server.get(STREAM).body()).contains("too_many_streams");
  }

  @Test
  void forgetsAClientThatHasGone() {
    TestStream stream = TestStream.of(server, STREAM);
    stream.first("snapshot");
    assertThat(server.server.streams()).isEqualTo(1);

    stream.close();

    await().until(() -> server.server.streams() == 0);
    assertThat(server.server.droppedStreams()).isZero();
  }

  @Test
  void dropsAClientThatTakesNothingAndServesTheOthers() throws IOException {
    makeTheSnapshotLargerThanTheNetworkBuffers();
    try (Socket slow = streamThatNobodyReads();
        TestStream other = TestStream.of(server, STREAM + "?window=1m")) {
      other.first("snapshot");
      await().until(() -> server.server.streams() == 2);

      await().until(() -> server.server.droppedStreams() == 1);
      server.store.put(aRow().count(77).revision(2).build());

      assertThat(other.first("change").counts()).containsExactly(77L);
      assertThat(server.server.streams()).isEqualTo(1);
      assertThat(slow.isConnected()).isTrue();
    }
  }

  @Test
  void closesWithinTwoSecondsThoughClientsAreConnected() throws IOException {
    makeTheSnapshotLargerThanTheNetworkBuffers();
    try (Socket slow = streamThatNobodyReads();
        TestStream stream = TestStream.of(server, STREAM + "?window=1m")) {
      stream.first("snapshot");
      await().until(() -> server.server.streams() == 2);

      long begin = System.nanoTime();
      server.close();
      long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);

      assertThat(tookMs).isLessThan(2_000);
      assertThat(stream.endsWithin(1_000)).isTrue();
      assertThat(slow.isConnected()).isTrue();
    }
  }

  private static List<Long> counts(TestStream stream) {
    return stream.events("change").stream().flatMap(event -> event.counts().stream()).toList();
  }

  private void makeTheSnapshotLargerThanTheNetworkBuffers() {
    String longAddress = "https://example.org/" + "x".repeat(100_000);
    for (int i = 0; i < 200; i++) {
      server.store.put(aRow().kpi("k" + i).statistic(i, "points", "2024", longAddress).build());
    }
  }

  private Socket streamThatNobodyReads() throws IOException {
    Socket socket = new Socket();
    // Before connecting, or the system chooses a window of its own.
    socket.setReceiveBufferSize(4 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server.port()));
    socket
        .getOutputStream()
        .write(
            ("GET " + STREAM + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
