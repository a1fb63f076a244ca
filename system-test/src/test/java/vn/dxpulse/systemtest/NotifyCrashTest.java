package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.connect.Connection;

/**
 * A notifier is killed (SIGKILL) when its receiver has a transition in hand, before the offset is
 * committed. Its successor delivers it again with the same idempotency key, and everything after it
 * once.
 */
class NotifyCrashTest {

  private static final String GROUP = "notify-crash-test";
  private static final Instant FIRED = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int TRANSITIONS = 10;

  /** Deliveries during which the notifier is killed. */
  private static final Set<String> FATAL = Set.of("t3", "t6");

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> bodies = new HashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Integer> exits = new CopyOnWriteArrayList<>();

  @TempDir private Path directory;
  private DxPulseProcess process;
  private int starts;

  @Test
  void deliversAgainWithTheSameKeyWhatWasUnderWayWhenItWasKilled() throws Exception {
    HttpServer receiver = receiver();
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 1));
        AlertFeed feed = new AlertFeed(stack.connection())) {
      start(stack.connection(), receiver);
      await().atMost(SOON).until(() -> offset(stack).isPresent());
      for (int i = 0; i < TRANSITIONS; i++) {
        feed.happens(AlertFeed.transition("t" + i, "FIRING", FIRED.plusSeconds(i)).build());
      }
      for (int kill = 1; kill <= FATAL.size(); kill++) {
        int kills = kill;
        await().atMost(SOON).until(() -> exits.size() == kills);
        start(stack.connection(), receiver);
      }
      await().atMost(SOON).until(() -> keys.contains("t" + (TRANSITIONS - 1)));

      assertThat(keys)
          .containsExactly("t0", "t1", "t2", "t3", "t3", "t4", "t5", "t6", "t6", "t7", "t8", "t9");
      assertThat(bodies.values()).as("each body is the same again").allMatch(s -> s.size() == 1);
      assertThat(exits).as("killed, not ended").containsExactly(137, 137);
      // Of the last transition; the marker of its transaction comes after it.
      await().atMost(SOON).until(() -> offset(stack).orElse(0) >= 2 * TRANSITIONS - 1);
      assertThat(process.terminate(Duration.ofSeconds(60))).isEqualTo(143);
    } finally {
      process.close();
      receiver.stop(0);
      threads.shutdownNow();
    }
  }

  /** Transitions and the markers of their transactions have an offset each. */
  private static OptionalLong offset(EmbeddedStack stack) {
    return GroupOffsets.of(stack.connection(), GROUP, stack.topics().alertLog().name());
  }

  private void start(Connection connection, HttpServer receiver) throws IOException {
    starts++;
    Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef");
    // The least that a broker allows: how long a killed member keeps its partition.
    Path properties =
        Files.writeString(directory.resolve("client.properties"), "session.timeout.ms=6000\n");
    process =
        DxPulseProcess.start(
            directory.resolve("notify-" + starts + ".log"),
            List.of(
                "notify",
                "webhook",
                "--bootstrap=" + connection.bootstrapServers(),
                "--registry=" + connection.registryUrl(),
                "--properties=" + properties,
                "--group=" + GROUP,
                "--parked=" + directory.resolve("parked.jsonl"),
                "--url=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                "--allow=127.0.0.1",
                "--secret-file=" + secret));
  }

  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.setExecutor(threads);
    server.start();
    return server;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      synchronized (bodies) {
        bodies.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(body);
      }
      List<String> before = new ArrayList<>(keys);
      keys.add(key);
      if (FATAL.contains(key) && !before.contains(key)) {
        exits.add(process.kill());
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
