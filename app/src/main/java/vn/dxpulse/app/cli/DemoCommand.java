package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.LoopbackPort;
import vn.dxpulse.app.stack.StackSettings;

/** {@code dxpulse demo}. */
@Command(
    name = "demo",
    description = {
      "Runs everything on this machine until stopped, with simulated provinces.",
      "Broker, registry, streams and dashboard listen on 127.0.0.1 only."
    })
final class DemoCommand implements Callable<ExitCode> {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description =
          "Port of the dashboard on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory for all data; a second run goes on with it (default: dxpulse/demo in the user's"
              + " cache directory).")
  private Optional<Path> data;

  @Option(
      names = "--rate-per-second",
      paramLabel = "N",
      defaultValue = "50",
      description = "Simulated events per second, at least 1 (default: ${DEFAULT-VALUE}).")
  private int ratePerSecond;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the simulation (default: a new one each time, printed at start).")
  private Optional<Long> seed;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Partitions of each fact topic, at least 1; fixed once the data directory exists (default:"
              + " ${DEFAULT-VALUE}).")
  private int partitions;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    DemoSettings settings = settings();
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(settings.data(), settings.partitions()))) {
      spec.commandLine()
          .getOut()
          .printf(
              "demo ready: bootstrap=%s seed=%d%n",
              stack.connection().bootstrapServers(), settings.seed());
      stop.await();
      return ExitCode.OK;
    }
  }

  private DemoSettings settings() {
    Ranges.check()
        .port(port, "--port")
        .atLeast(1, ratePerSecond, "--rate-per-second")
        .atLeast(1, partitions, "--partitions")
        .throwIfAny();
    return new DemoSettings(
        // Now, and not after the broker has started: a taken port is the most likely failure.
        LoopbackPort.free(port, "dashboard"),
        data.orElseGet(() -> CacheDirectory.ofUser("demo")),
        ratePerSecond,
        seed.orElseGet(() -> new Random().nextLong()),
        partitions);
  }

  /**
   * @param port of the dashboard, free when the command started
   * @param ratePerSecond simulated events
   * @param seed of the simulation
   */
  private record DemoSettings(int port, Path data, int ratePerSecond, long seed, int partitions) {}
}
