package vn.dxpulse.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.dxpulse.app.Main;

/**
 * The command line in a JVM of its own, with this test's class path. What it says goes to a file.
 * Closing kills it and its children if they still run.
 */
final class DxPulseProcess implements AutoCloseable {

  private static final String REGISTRY_HOME = "dxpulse.registry.home";

  private final Process process;
  private final Path log;

  private DxPulseProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code dxpulse} with {@code arguments}. */
  static DxPulseProcess start(Path log, List<String> arguments) {
    return start(log, "1g", arguments);
  }

  /** Starts {@code dxpulse} with no more than {@code heap}, as {@code -Xmx} takes it. */
  static DxPulseProcess start(Path log, String heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What the start script gives, but for the compiler: two cores, a short life.
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + REGISTRY_HOME + "=" + System.getProperty(REGISTRY_HOME),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    try {
      return new DxPulseProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processes that it started and that run now. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** What it has said so far. */
  List<String> lines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it ends by itself; returns its exit status, or fails after the limit. */
  int await(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still runs after " + limit + ": " + lines());
    }
    return process.exitValue();
  }

  /** SIGKILL; returns the exit status when it is gone. */
  int kill() throws InterruptedException {
    return process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit status, or fails if it does not end by itself within the limit. */
  int terminate(Duration limit) throws InterruptedException {
    process.destroy();
    return await(limit);
  }

  @Override
  public void close() {
    List<ProcessHandle> children = children();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    children.forEach(child -> child.onExit().join());
  }
}
