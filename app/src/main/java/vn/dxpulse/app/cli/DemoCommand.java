package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.stack.LoopbackPort;

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
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        Demo demo = Demo.start(settings)) {
      out.println("simulating provinces with seed " + settings.seed());
      if (demo.awaitFirstCounters(stop)) {
        out.println("ready http://127.0.0.1:" + demo.port());
        stop.awaitUnless(demo.failures());
      }
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
}
