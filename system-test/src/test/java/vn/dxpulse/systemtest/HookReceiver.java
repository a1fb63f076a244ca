package vn.dxpulse.systemtest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import vn.dxpulse.schemas.connect.Connection;

/**
 * A receiver of webhooks that keeps what it is told, and the notifiers that tell it, each in a
 * process of its own. Thread-safe.
 */
final class HookReceiver implements AutoCloseable {

  private final List<Delivery> deliveries = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Consumer<String> beforeAnswer;
  private final HttpServer server;

  private HookReceiver(HttpServer server, Consumer<String> beforeAnswer) {
    this.server = server;
    this.beforeAnswer = beforeAnswer;
  }

  /**
   * Starts it.
   *
   * @param beforeAnswer told the key of a delivery that was kept and is not answered yet
   */
  static HookReceiver start(Consumer<String> beforeAnswer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HookReceiver receiver = new HookReceiver(server, beforeAnswer);
    server.createContext("/hook", receiver::take);
    server.setExecutor(receiver.threads);
    server.start();
    return receiver;
  }

  /** Starts a notifier of a group that tells this receiver. */
  DxPulseProcess notifier(Connection connection, String group, Path directory, String name)
      throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef");
    // The least that a broker allows: how long a killed member keeps its partition.
    Path properties =
        Files.writeString(directory.resolve("notify.properties"), "session.timeout.ms=6000\n");
    return DxPulseProcess.start(
        directory.resolve(name + ".log"),
        List.of(
            "notify",
            "webhook",
            "--bootstrap=" + connection.bootstrapServers(),
            "--registry=" + connection.registryUrl(),
            "--properties=" + properties,
            "--group=" + group,
            "--parked=" + directory.resolve("parked.jsonl"),
            "--url=" + address(),
            "--allow=127.0.0.1",
            "--secret-file=" + secret));
  }

  /** Idempotency keys in the order in which they came. */
  synchronized List<String> keys() {
    return deliveries.stream().map(Delivery::key).toList();
  }

  /** Bodies by idempotency key, each as often as it came. */
  synchronized Map<String, List<String>> bodies() {
    Map<String, List<String>> bodies = new LinkedHashMap<>();
    deliveries.forEach(
        one -> bodies.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one.body()));
    return bodies;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      keep(new Delivery(key, body));
      beforeAnswer.accept(key);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void keep(Delivery delivery) {
    deliveries.add(delivery);
  }

  private record Delivery(String key, String body) {}
}
