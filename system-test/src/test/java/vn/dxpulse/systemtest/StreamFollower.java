package vn.dxpulse.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client of the event stream that keeps what it is told: a snapshot, then changes. */
final class StreamFollower implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SNAPSHOT_LIMIT_SECONDS = 10;

  private final InputStream body;
  private final Map<String, JsonNode> rows = new ConcurrentHashMap<>();
  private final CountDownLatch snapshot = new CountDownLatch(1);
  private final AtomicLong changes = new AtomicLong();

  private StreamFollower(InputStream body) {
    this.body = body;
  }

  /** Connects and waits for the snapshot. */
  static StreamFollower of(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/stream"))
            .header("Accept", "text/event-stream")
            .build();
    StreamFollower follower =
        new StreamFollower(
            HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body());
    Thread reader = new Thread(follower::follow, "stream-follower");
    reader.setDaemon(true);
    reader.start();
    if (!follower.snapshot.await(SNAPSHOT_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no snapshot came");
    }
    return follower;
  }

  /** Rows by key as told so far. */
  Map<String, JsonNode> rows() {
    return Map.copyOf(rows);
  }

  /** Number of change events so far. */
  long changes() {
    return changes.get();
  }

  @Override
  public void close() throws IOException {
    // The thread ends with what it reads from.
    body.close();
  }

  private void follow() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          event = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          take(event, JSON.readTree(line.substring("data:".length())));
        }
      }
    } catch (IOException e) {
      // Closed by us, or by a dashboard that ends: the rows tell how far it came.
      System.out.println("stream ended: " + e.getMessage());
    }
  }

  private void take(String event, JsonNode data) {
    if (event.equals("snapshot")) {
      rows.clear();
      rows.putAll(RestClient.byKey(data.get("rows")));
      snapshot.countDown();
    } else if (event.equals("change")) {
      changes.incrementAndGet();
      data.get("removed").forEach(key -> rows.remove(key.asText()));
      rows.putAll(RestClient.byKey(data.get("rows")));
    }
  }
}
