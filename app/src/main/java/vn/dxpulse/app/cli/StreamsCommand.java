package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.health.ReadinessServer;
import vn.dxpulse.app.stack.LoopbackPort;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.topology.TimeSource;

/** {@code dxpulse streams}. */
@Command(
    name = "streams",
    description = {
      "Keeps the KPIs: reads facts, writes rows, exactly once, until stopped.",
      "The topics must exist; see dxpulse topics create."
    })
final class StreamsCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private UnitsOptions units;

  @Mixin private KpisOption kpis;

  @Mixin private AlertsOption alerts;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = "dxpulse-streams",
      description =
          "Consumer group and prefix of the changelogs; instances that share it share the work"
              + " (default: ${DEFAULT-VALUE}).")
  private String applicationId;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Directory for local files (default: dxpulse/streams in the user's cache directory).")
  private Optional<Path> state;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-interval-ms",
      paramLabel = "MS",
      defaultValue = "80",
      description = "How often results become visible, 10 to 10000 ms (default: ${DEFAULT-VALUE}).")
  private long commitIntervalMs;

  @Option(
      names = "--duplicate-horizon",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description =
          "For how long after its arrival an event id is remembered, ISO 8601; PT0S: not at all,"
              + " duplicates count (default: ${DEFAULT-VALUE}).")
  private Duration duplicateHorizon;

  @Option(
      names = "--id-heap-mb",
      paramLabel = "MB",
      description =
          "Heap that remembered ids may take, 32 to 48 bytes each; further ids go to disk"
              + " (default: half of the heap).")
  private Optional<Long> idHeapMb;

  @Option(
      names = "--clock",
      paramLabel = "wall|event",
      defaultValue = "wall",
      description =
          "What the rows speak for: now, or in a replay the newest arrival time read (default:"
              + " ${DEFAULT-VALUE}).")
  private TimeSource clock;

  @Option(
      names = "--health-port",
      paramLabel = "N",
      description =
          "Port on 127.0.0.1 that answers /readyz, for container health checks (default: none).")
  private Optional<Integer> healthPort;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        Parts parts = new Parts("the streams part")) {
      StreamsApplication streams = parts.opened(new StreamsApplication(settings()));
      healthPort.ifPresent(
          port -> parts.opened(ReadinessServer.start(listenOn(port), streams::isRunning)));
      streams.start();
      stop.awaitUnless(List.of(streams::failure));
      return ExitCode.OK;
    }
  }

  private static int listenOn(int port) {
    Ranges.check().port(port, "--health-port").throwIfAny();
    return LoopbackPort.free(port, "health check");
  }

  private StreamsSettings settings() {
    return new StreamsSettings(
        connection.connection(),
        applicationId,
        units.registry(),
        kpis.catalogue(),
        state.orElseGet(() -> CacheDirectory.ofUser("streams")),
        tuning(),
        clock,
        alerts.rules());
  }

  private StreamsSettings.Tuning tuning() {
    StreamsSettings.Tuning tuning =
        new StreamsSettings.Tuning(threads, Duration.ofMillis(commitIntervalMs), duplicateHorizon);
    return idHeapMb.map(mb -> tuning.withIdHeap(mb << 20)).orElse(tuning);
  }
}
