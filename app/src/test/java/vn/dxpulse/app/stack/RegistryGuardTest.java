package vn.dxpulse.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.Main;

@Timeout(value = 90, unit = TimeUnit.SECONDS)
class RegistryGuardTest {

  private static final Duration OUTLIVES_AT_MOST = Duration.ofSeconds(5);

  @TempDir private Path data;

  @Test
  void endsTheRegistryWhenTheStackIsKilled() throws IOException {
    Process stack = startStack();
    try {
      assertReady(stack);
      ProcessHandle registry = registry();
      assertThat(registry.isAlive()).isTrue();

      stack.destroyForcibly();

      Awaitility.await().atMost(OUTLIVES_AT_MOST).until(() -> !isRunning(registry));
    } finally {
      stack.destroyForcibly();
    }
  }

  @Test
  void endsTheRegistryWhenTheStackIsStopped() throws Exception {
    Process stack = startStack();
    try {
      assertReady(stack);
      ProcessHandle registry = registry();

      stack.destroy();

      assertThat(stack.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(isRunning(registry)).isFalse();
      assertThat(stack.exitValue()).isEqualTo(128 + 15);
    } finally {
      stack.destroyForcibly();
    }
  }

  private Process startStack() throws IOException {
    String home = System.getProperty(RegistryDistribution.HOME_PROPERTY);
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + RegistryDistribution.HOME_PROPERTY + "=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "stack",
                "--broker-port=0",
                "--registry-port=0",
                "--data=" + data))
        .redirectError(errors().toFile())
        .start();
  }

  private void assertReady(Process stack) throws IOException {
    String line = Optional.ofNullable(stack.inputReader().readLine()).orElse("");

    assertThat(line).as(() -> readUnchecked(errors())).startsWith("ready bootstrap=127.0.0.1:");
  }

  private Path errors() {
    return data.resolve("stack.err");
  }

  private static String readUnchecked(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessHandle registry() throws IOException {
    String pid = Files.readString(data.resolve("registry/registry.pid"));
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** An orphan that nobody has waited for is a zombie: it runs nothing and holds nothing. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
