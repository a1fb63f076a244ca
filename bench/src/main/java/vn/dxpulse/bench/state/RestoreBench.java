package vn.dxpulse.bench.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.bench.figure.Machine;
import vn.dxpulse.bench.process.AtLeastOne;
import vn.dxpulse.bench.process.Changelogs;
import vn.dxpulse.bench.process.CountedRows;
import vn.dxpulse.bench.process.RunOptions;
import vn.dxpulse.bench.process.StackProcess;
import vn.dxpulse.bench.process.StreamsSetup;
import vn.dxpulse.bench.process.StreamsSetup.Variant;
import vn.dxpulse.bench.process.Workspace;
import vn.dxpulse.schemas.connect.Connection;

/** {@code dxpulse bench restore}: how long from a crash to running again. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Counts five years of transactions that arrive now, kills the streams part (SIGKILL) in the"
          + " middle of more of them, starts it with an empty directory, and prints a Markdown table:"
          + " the time that restoring the state took, and the time from the start of the process to"
          + " RUNNING. That includes the JVM, the session timeout of the killed member (6 s, heartbeat"
          + " 2 s, classic protocol) and the timeout of its open transaction (10 s).",
      "You should see restoring take at most 10 s, and the start at most 20 s, in every round. A kill"
          + " that hits no running work, or a final result that does not count every event, fails."
    })
public final class RestoreBench implements Callable<Integer> {

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "5000000",
      converter = AtLeastOne.class,
      description = "Events over five years (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      converter = AtLeastOne.class,
      description = "How often it is killed (default: ${DEFAULT-VALUE}).")
  private long rounds;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "500000",
      converter = AtLeastOne.class,
      description =
          "Events in the middle of which it is killed; more than it counts in a second (default:"
              + " ${DEFAULT-VALUE}).")
  private long burst;

  @Option(
      names = "--duplicate-horizon",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description =
          "For how long ids are remembered, ISO 8601; PT0S: not at all (default: ${DEFAULT-VALUE}).")
  private Duration duplicateHorizon;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Heap of the streams part (default: ${DEFAULT-VALUE}).")
  private String heap;

  @Mixin private RunOptions run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String machine = Machine.describe();
    String table = measure();
    String settings =
        String.format(
            Locale.ROOT,
            "%,d events over five years, killed in the middle of %,d more, %d rounds, ids"
                + " remembered for %s, heap %s",
            events,
            burst,
            rounds,
            duplicateHorizon,
            heap);
    run.print(spec.commandLine().getOut(), machine, settings, table);
    return 0;
  }

  private String measure() {
    try (Workspace workspace = Workspace.create();
        StackProcess stack = StackProcess.start(workspace.resolve("stack"), run.partitions());
        CountedRows rows = new CountedRows(stack.connection(), "all")) {
      System.err.printf(Locale.ROOT, "publishing %,d events ...%n", events);
      History.until(Instant.now(), run.seed()).publish(stack.connection(), events);
      StreamsSetup setup = setup(stack.connection(), workspace);
      List<Recovery> recoveries = new ArrayList<>();
      try (CrashSite site = CrashSite.start(setup, RunOptions.heap(heap), events)) {
        for (long round = 1; round <= rounds; round++) {
          Recovery recovery = site.crashAndRecover(burst, run.seed() + round);
          recoveries.add(recovery);
          System.err.printf(
              Locale.ROOT, "round %d: running after %.1f s%n", round, recovery.startSeconds());
        }
        rows.mustCount(site.published());
      }
      return RestoreReport.of(recoveries, changelogBytes(setup));
    }
  }

  private StreamsSetup setup(Connection connection, Workspace workspace) {
    return new StreamsSetup(
        connection,
        "bench-restore",
        run.tuning(duplicateHorizon),
        Variant.SHIPPED,
        workspace.resolve("state"));
  }

  private static long changelogBytes(StreamsSetup setup) {
    try (Changelogs changelogs = new Changelogs(setup.connection(), setup.applicationId())) {
      return changelogs.bytes();
    }
  }
}
