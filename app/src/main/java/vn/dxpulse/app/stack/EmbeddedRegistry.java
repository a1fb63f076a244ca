package vn.dxpulse.app.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dxpulse.app.stack.StackException.NotStarted;
import vn.dxpulse.app.stack.StackException.PortTaken;
import vn.dxpulse.app.stack.StackException.RegistryMissing;

/**
 * Apicurio Registry in a child process, with its data in one file.
 *
 * <p>{@link #launch} starts the process and returns at once; {@link #awaitReady} returns when the
 * registry answers and refuses schemas that are not FULL_TRANSITIVE compatible. The child ends with
 * {@link #close}, and by itself when this process is killed (see {@link RegistryGuard}).
 */
public final class EmbeddedRegistry implements AutoCloseable {

  /** Ready in 3 s on two idle cores; ten times that for a busy machine, and then some. */
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

  /** An orderly stop takes less than a second; whoever closes us has 10 s for everything. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

  private static final String COMPATIBILITY = "{\"compatibility\":\"FULL_TRANSITIVE\"}";

  private final Process process;
  private final URI url;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private EmbeddedRegistry(Process process, URI url, Path log) {
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /**
   * Starts the child process.
   *
   * @param directory for the registry alone, must exist
   * @param port to listen on, 0 for a free one
   * @throws PortTaken if another process listens there
   * @throws RegistryMissing if the registry's jars are not in the distribution
   */
  public static EmbeddedRegistry launch(Path directory, int port) {
    RegistryDistribution distribution = RegistryDistribution.locate();
    int httpPort = LoopbackPort.free(port, "registry");
    Path log = directory.resolve("registry.log");
    try {
      awaitPredecessor(directory);
      Path guard = extractGuard(directory.resolve("guard"));
      Process process =
          new ProcessBuilder(command(distribution, guard, directory, httpPort))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Files.writeString(pidFile(directory), String.valueOf(process.pid()));
      URI url = URI.create("http://" + LoopbackPort.HOST + ":" + httpPort + "/apis/ccompat/v7");
      return new EmbeddedRegistry(process, url, log);
    } catch (IOException e) {
      throw DataDirectory.unusable(directory, e);
    }
  }

  /**
   * Waits until the registry answers and enforces compatibility.
   *
   * @throws NotStarted if the child ends or does not answer within 60 s
   */
  public EmbeddedRegistry awaitReady() {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    HttpRequest enforce =
        HttpRequest.newBuilder(URI.create(url + "/config"))
            .timeout(REQUEST_LIMIT)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(COMPATIBILITY))
            .build();
    while (!succeeds(enforce)) {
      if (System.nanoTime() > deadline) {
        throw new NotStarted(
            "the registry was not ready after " + READY_LIMIT.toSeconds() + " s; see " + log, null);
      }
      requireAliveFor(POLL);
    }
    return this;
  }

  /** Base address of the Confluent-compatible API. */
  public String url() {
    return url.toString();
  }

  /** Process id of the child. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The child's file lock outlives a killed stack by as long as the child does. */
  private static void awaitPredecessor(Path directory) throws IOException {
    Path file = pidFile(directory);
    if (!Files.exists(file)) {
      return;
    }
    Optional<ProcessHandle> predecessor =
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
    if (predecessor.isEmpty()) {
      return;
    }
    try {
      predecessor.get().onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Another program was given the number since: not our child, nothing to wait for.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path pidFile(Path directory) {
    return directory.resolve("registry.pid");
  }

  /** Copies the one class file that the child needs from us, and returns the class path entry. */
  private static Path extractGuard(Path root) throws IOException {
    String resource = RegistryGuard.class.getName().replace('.', '/') + ".class";
    Path file = root.resolve(resource);
    Files.createDirectories(file.getParent());
    try (InputStream source = RegistryGuard.class.getResourceAsStream("/" + resource)) {
      Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return root;
  }

  private static List<String> command(
      RegistryDistribution distribution, Path guard, Path directory, int port) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // 230 MB resident in all; with these it answers 2.8 s after the start on two idle cores.
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dquarkus.http.host=" + LoopbackPort.HOST,
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.http.access-log.enabled=false",
        "-Dapicurio.storage.kind=sql",
        "-Dapicurio.storage.sql.kind=h2",
        // Without a write delay: a schema id that stands in a record must survive a kill.
        "-Dapicurio.datasource.url=jdbc:h2:file:"
            + directory.resolve("registry")
            + ";WRITE_DELAY=0",
        "-cp",
        guard + System.getProperty("path.separator") + distribution.runnerJar(),
        RegistryGuard.class.getName(),
        String.valueOf(ProcessHandle.current().pid()),
        distribution.mainClass());
  }

  private boolean succeeds(HttpRequest request) {
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      return response.statusCode() == 200;
    } catch (IOException e) {
      // Refused or cut off: not listening yet. Whether to go on is decided by the caller.
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void requireAliveFor(Duration time) {
    try {
      if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotStarted(
            "the registry ended with status " + process.exitValue() + " at start; see " + log,
            null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static NotStarted interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new NotStarted("interrupted while waiting for the registry", cause);
  }
}
