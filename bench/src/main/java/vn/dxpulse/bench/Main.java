package vn.dxpulse.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import vn.dxpulse.bench.latency.LatencyBench;
import vn.dxpulse.bench.process.CountedRows;
import vn.dxpulse.bench.process.JavaProcess;
import vn.dxpulse.bench.state.HeapBench;
import vn.dxpulse.bench.state.RestoreBench;
import vn.dxpulse.bench.throughput.ThroughputBench;
import vn.dxpulse.streams.StreamsSettings;

/** Entry point of {@code dxpulse bench}. */
@Command(
    name = "dxpulse bench",
    description = {
      "Measures speed and prints Markdown tables on standard output, progress on standard error.",
      "Starts a broker and a registry of its own; needs an otherwise idle machine."
    },
    mixinStandardHelpOptions = true,
    subcommands = {ThroughputBench.class, LatencyBench.class, RestoreBench.class, HeapBench.class})
public final class Main implements Runnable {

  private static final int BAD_SETTINGS = 2;
  private static final int FAILED = 3;
  private static final int BUG = 70;

  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The commands. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::fail);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a benchmark");
  }

  // The same exit codes as the product's.
  private static int fail(Exception failure, CommandLine command, ParseResult arguments) {
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof StreamsSettings.InvalidSettings) {
      command.getErr().println(name + ": " + failure.getMessage());
      return BAD_SETTINGS;
    }
    if (failure instanceof JavaProcess.Ended || failure instanceof CountedRows.WrongResult) {
      command.getErr().println(name + ": " + failure.getMessage());
      return FAILED;
    }
    failure.printStackTrace(command.getErr());
    return BUG;
  }
}
