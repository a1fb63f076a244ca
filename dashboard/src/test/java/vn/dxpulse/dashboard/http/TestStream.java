package vn.dxpulse.dashboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A client of the event stream that collects what it is told. */
final class TestStream implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final HttpResponse<Stream<String>> response;
  private final CompletableFuture<Void> ended;
  private String id = "";
  private String name = "";

  private TestStream(HttpResponse<Stream<String>> response) {
    this.response = response;
    this.ended = CompletableFuture.runAsync(this::read);
  }

  static TestStream of(TestServer server, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address(path)).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new TestStream(
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<?> response() {
    return response;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  List<Event> events(String name) {
    return events.stream().filter(event -> event.name().equals(name)).toList();
  }

  /** The first event of that name, once there is one. */
  Event first(String name) {
    Awaitility.await().until(() -> !events(name).isEmpty());
    return events(name).get(0);
  }

  boolean endsWithin(long milliseconds) {
    return ended
        .handle((done, error) -> true)
        .completeOnTimeout(false, milliseconds, TimeUnit.MILLISECONDS)
        .join();
  }

  @Override
  public void close() {
    response.body().close();
  }

  private void read() {
    response.body().forEach(this::line);
  }

  private void line(String line) {
    if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("event: ")) {
      name = line.substring(7);
    } else if (line.startsWith("data: ")) {
      events.add(new Event(Long.parseLong(id), name, parse(line.substring(6))));
    }
  }

  private static JsonNode parse(String data) {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(data, e);
    }
  }

  record Event(long id, String name, JsonNode data) {

    /** Values of the rows in the order told. */
    List<Long> counts() {
      return data.findPath("rows").findValues("numerator").stream().map(JsonNode::asLong).toList();
    }
  }
}
