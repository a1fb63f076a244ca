package vn.dxpulse.dashboard.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.alert.CommandSink;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.dashboard.sample.SampleRow;

/** A real server on a free port over a store that the test fills; its clock stands still. */
final class TestServer implements AutoCloseable {

  static final long FIRST_SEQUENCE = 1_000;

  final RowStore store = new RowStore(FIRST_SEQUENCE);
  final HistoryStore history = new HistoryStore();
  final AlertStore alerts = new AlertStore();
  final DashboardServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = SampleRow.AS_OF;
  private volatile ReaderStatus status = new ReaderStatus(true, true, 0);
  private volatile ReaderStatus historyStatus = new ReaderStatus(true, true, 0);
  private volatile ReaderStatus alertStatus = new ReaderStatus(true, true, 0);
  private volatile CommandSink commands =
      command -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));

  private TestServer(StreamLimits limits) {
    Health health =
        new Health(
            store,
            () -> status,
            () -> historyStatus,
            () -> alertStatus,
            Duration.ofSeconds(5),
            () -> now);
    Sources sources = new Sources(store, history, alerts, command -> commands.send(command));
    server = new DashboardServer(sources, health, limits, () -> now);
    server.start("127.0.0.1", 0);
  }

  static TestServer started() {
    return new TestServer(StreamLimits.defaults());
  }

  static TestServer startedWith(StreamLimits limits) {
    return new TestServer(limits);
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  Instant now() {
    return now;
  }

  void reader(ReaderStatus next) {
    status = next;
  }

  void historyReader(ReaderStatus next) {
    historyStatus = next;
  }

  void alertReader(ReaderStatus next) {
    alertStatus = next;
  }

  /** Decides about commands from now on. */
  void commands(CommandSink next) {
    commands = next;
  }

  URI address(String path) {
    return server.address().resolve(path);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address(path)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
