package vn.dxpulse.systemtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.dxpulse.schemas.connect.Connection;

/**
 * The streams part alone, in one process after another, for the units of {@link CrashUnits}. Each
 * start gets an empty state directory, so whatever a later one knows comes from Kafka.
 */
final class StreamsProcess implements AutoCloseable {

  /**
   * Half the default. What a killed process left open keeps its successor waiting that long, at
   * every kill; the 6 s until the group gives it up are the least that a broker allows.
   */
  private static final String PROPERTIES = "producer.transaction.timeout.ms=5000\n";

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
    Files.writeString(directory.resolve("units.csv"), CrashUnits.FILE);
    Files.writeString(directory.resolve("client.properties"), PROPERTIES);
    StreamsProcess process = new StreamsProcess(connection, applicationId, directory);
    process.start();
    return process;
  }

  /** Kills the process, which must be alive, and returns its exit status. */
  int kill() throws InterruptedException {
    requireAlive();
    return running.kill();
  }

  /** Fails if the process has ended. */
  void requireAlive() {
    if (!running.isAlive()) {
      throw new AssertionError("ended by itself: " + running.lines());
    }
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
                "--properties",
                directory.resolve("client.properties").toString(),
                "--units",
                directory.resolve("units.csv").toString(),
                "--application-id",
                applicationId,
                "--state",
                directory.resolve("state-" + starts).toString()));
  }
}
