package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.app.targets.PublishedTargets;

/** {@code dxpulse demo} as a user runs it: starts, stops on SIGTERM, goes on with its data. */
class DemoProcessTest {

  private static final String READY = "ready ";

  /** Fifteen seconds are the aim; a test that runs beside others on two cores asserts no speed. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
  private static final int SIGTERM = 143;
  private static final int DEFAULT_PARTITIONS = 4;

  @TempDir private Path directory;

  @Test
  void startsStopsAndGoesOnWithItsData() throws Exception {
    Map<String, Long> before;
    try (DxPulseProcess demo = start("first.log")) {
      RestClient rest = new RestClient(awaitReady(demo));
      assertThat(rest.status("/readyz")).isEqualTo(200);
      await().atMost(START_LIMIT).until(() -> sum(allTime(rest)) >= 300);
      before = allTime(rest);
      stop(demo);
    }
    try (DxPulseProcess demo = start("second.log")) {
      RestClient rest = new RestClient(awaitReady(demo));
      await().atMost(START_LIMIT).until(() -> sum(allTime(rest)) > sum(before));
      assertNothingLost(before, allTime(rest));
      stop(demo);
    }
    assertTargetsAppliedOnce();
  }

  private void assertTargetsAppliedOnce() {
    try (EmbeddedStack stack =
        EmbeddedStack.start(StackSettings.in(directory.resolve("data"), DEFAULT_PARTITIONS))) {
      assertThat(new PublishedTargets(stack.connection(), stack.topics()).definitions().values())
          .hasSize(28)
          .allSatisfy(target -> assertThat(target.getRevision()).isEqualTo(1));
    }
  }

  private DxPulseProcess start(String log) {
    return DxPulseProcess.start(
        directory.resolve(log),
        List.of(
            "demo",
            "--port",
            "0",
            "--data",
            directory.resolve("data").toString(),
            "--rate-per-second",
            "100"));
  }

  private static URI awaitReady(DxPulseProcess demo) {
    long started = System.nanoTime();
    await("ready line")
        .atMost(START_LIMIT)
        .failFast(() -> !demo.isAlive())
        .until(() -> demo.lines().stream().anyMatch(line -> line.startsWith(READY)));
    List<String> lines = demo.lines();
    String ready = lines.stream().filter(line -> line.startsWith(READY)).findFirst().orElseThrow();
    System.out.printf("demo %s after %.1f s%n", ready, (System.nanoTime() - started) / 1e9);
    assertThat(ready).matches("ready http://127\\.0\\.0\\.1:\\d+");
    assertThat(lines).anyMatch(line -> line.matches("simulating provinces with seed -?\\d+"));
    return URI.create(ready.substring(READY.length()) + "/");
  }

  private static void stop(DxPulseProcess demo) throws InterruptedException {
    List<ProcessHandle> children = demo.children();
    assertThat(children).as("the registry").isNotEmpty();
    long asked = System.nanoTime();
    int status = demo.terminate(STOP_LIMIT);
    System.out.printf("demo stopped after %.1f s%n", (System.nanoTime() - asked) / 1e9);
    assertThat(status).isEqualTo(SIGTERM);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  private static void assertNothingLost(Map<String, Long> before, Map<String, Long> after) {
    assertThat(after.keySet()).containsAll(before.keySet());
    assertThat(before)
        .allSatisfy((key, count) -> assertThat(after.get(key)).isGreaterThanOrEqualTo(count));
  }

  /** All-time numerators by key. */
  private static Map<String, Long> allTime(RestClient rest) {
    Map<String, Long> numerators = new HashMap<>();
    rest.rows()
        .forEach(
            (key, row) -> {
              JsonNode numerator = row.get("numerator");
              if (row.get("window").asText().equals("all") && !numerator.isNull()) {
                numerators.put(key, numerator.asLong());
              }
            });
    return numerators;
  }

  private static long sum(Map<String, Long> allTime) {
    return allTime.entrySet().stream()
        .filter(row -> row.getKey().startsWith("reported|"))
        .filter(row -> row.getKey().contains("|transactions_completed|"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
