package vn.dxpulse.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Debian's Alertmanager on a loopback port, alone, with all its data in a directory. */
final class AlertmanagerProcess implements AutoCloseable {

  static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  private AlertmanagerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it; it posts what it has to say to {@code receiver} at once. */
  static AlertmanagerProcess start(Path directory, URI receiver) throws IOException {
    int port = freePort();
    Path config =
        Files.writeString(
            directory.resolve("alertmanager.yml"),
            """
            route:
              receiver: test
              group_by: ['...']
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1h
            receivers:
              - name: test
                webhook_configs:
                  - url: %s
                    send_resolved: true
            """
                .formatted(receiver));
    Process process =
        new ProcessBuilder(
                BINARY.toString(),
                "--config.file=" + config,
                "--storage.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("alertmanager.log").toFile())
            .start();
    AlertmanagerProcess started =
        new AlertmanagerProcess(process, URI.create("http://127.0.0.1:" + port));
    Awaitility.await("alertmanager ready").atMost(Duration.ofSeconds(30)).until(started::isReady);
    return started;
  }

  URI address() {
    return address;
  }

  /** Alerts that fire there now. */
  List<JsonNode> active() {
    List<JsonNode> alerts = new ArrayList<>();
    try {
      JSON.readTree(get("/api/v2/alerts?active=true")).forEach(alerts::add);
      return alerts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private boolean isReady() {
    try {
      return !get("/-/ready").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private String get(String path) throws IOException {
    try {
      return http.send(
              HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(5)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
