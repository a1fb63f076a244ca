package vn.dxpulse.systemtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import vn.dxpulse.producers.csv.Mapping;
import vn.dxpulse.schemas.connect.Connection;

/**
 * The streams part alone in processes of its own, for the regions of Boston. Each start gets an
 * empty state directory, so whatever a later one knows comes from Kafka.
 */
final class StreamsProcess implements AutoCloseable {

  /** A few times the default, so that a kill finds more than a few records under way. */
  private static final String COMMIT_INTERVAL_MS = "400";

  private final Connection connection;
  private final String applicationId;
  private final Path directory;
  private int starts;
  private DxPulseProcess running;

  private StreamsProcess(Connection connection, String applicationId, Path directory) {
    this.connection = connection;
    this.applicationId = applicationId;
    this.directory = directory;
  }

  static StreamsProcess start(Connection connection, String applicationId, Path directory)
      throws IOException {
    try (InputStream regions = Mapping.class.getResourceAsStream("boston-regions.csv")) {
      Files.copy(Objects.requireNonNull(regions), directory.resolve("regions.csv"));
    }
    StreamsProcess process = new StreamsProcess(connection, applicationId, directory);
    process.start();
    return process;
  }

  /** Kills the process, which must be alive, and returns its exit status. */
  int kill() throws InterruptedException {
    if (!running.isAlive()) {
      throw new AssertionError("ended by itself: " + running.lines());
    }
    return running.kill();
  }

  /** Starts the next one after a kill. */
  void restart() {
    start();
  }

  /** True once the present one says that all its threads run. */
  boolean isRunning() {
    return running.lines().stream().anyMatch(line -> line.endsWith("streams: running"));
  }

  /** Ends the process in order; returns its exit status. */
  int terminate(Duration limit) throws InterruptedException {
    return running.terminate(limit);
  }

  @Override
  public void close() {
    running.close();
  }

  private void start() {
    starts++;
    running =
        DxPulseProcess.start(
            directory.resolve("streams-" + starts + ".log"),
            List.of(
                "streams",
                "--bootstrap",
                connection.bootstrapServers(),
                "--registry",
                connection.registryUrl(),
                "--units",
                directory.resolve("regions.csv").toString(),
                "--units-zone",
                "America/New_York",
                "--application-id",
                applicationId,
                "--state",
                directory.resolve("state-" + starts).toString(),
                "--commit-interval-ms",
                COMMIT_INTERVAL_MS));
  }
}
