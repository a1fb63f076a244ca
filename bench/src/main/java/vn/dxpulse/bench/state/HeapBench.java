package vn.dxpulse.bench.state;

import java.time.Duration;
import java.time.Instant;
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

/** {@code dxpulse bench heap}: how much heap the state takes. */
@Command(
    name = "heap",
    mixinStandardHelpOptions = true,
    description = {
      "Counts five years of transactions that arrive now, each with an id of its own, once without"
          + " remembering ids in a heap of 512 MB and once with all of them in a heap of 2 GB; kills"
          + " each in the middle of more and lets it restore in the same heap. Prints a Markdown table:"
          + " whether it finishes, the heap in use after a full collection, the size of the changelogs,"
          + " and the bytes per id of both.",
      "You should see both finish with 20,000,000 ids, at some 60 bytes of heap and about 30"
          + " bytes of changelog an id. A result that does not count every event fails."
    })
public final class HeapBench implements Callable<Integer> {

  private static final Duration SHIPPED_HORIZON = Duration.ofDays(7);

  @Option(
      names = "--ids",
      paramLabel = "N",
      defaultValue = "20000000",
      converter = AtLeastOne.class,
      description = "Events, each with an id of its own (default: ${DEFAULT-VALUE}).")
  private long ids;

  @Option(
      names = "--burst",
      paramLabel = "N",
      defaultValue = "500000",
      converter = AtLeastOne.class,
      description = "Events in the middle of which it is killed (default: ${DEFAULT-VALUE}).")
  private long burst;

  @Option(
      names = "--heap-without-ids",
      paramLabel = "SIZE",
      defaultValue = "512m",
      description = "Heap where no ids are remembered (default: ${DEFAULT-VALUE}).")
  private String heapWithoutIds;

  @Option(
      names = "--heap-with-ids",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Heap where they are (default: ${DEFAULT-VALUE}).")
  private String heapWithIds;

  @Mixin private RunOptions run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String machine = Machine.describe();
    String table = measure();
    String settings = String.format(Locale.ROOT, "%,d events over five years", ids);
    run.print(spec.commandLine().getOut(), machine, settings, table);
    return 0;
  }

  private String measure() {
    Footprint without = measure(heapWithoutIds, Duration.ZERO);
    Footprint with = measure(heapWithIds, SHIPPED_HORIZON);
    return HeapReport.of(without, with, ids);
  }

  private Footprint measure(String heap, Duration horizon) {
    try (Workspace workspace = Workspace.create();
        StackProcess stack = StackProcess.start(workspace.resolve("stack"), run.partitions())) {
      System.err.printf(Locale.ROOT, "publishing %,d events ...%n", ids);
      History.until(Instant.now(), run.seed()).publish(stack.connection(), ids);
      return Footprint.of(
          heap, !horizon.isZero(), () -> take(setup(stack.connection(), horizon, workspace), heap));
    }
  }

  private Footprint.Taken take(StreamsSetup setup, String heap) {
    try (CountedRows rows = new CountedRows(setup.connection(), "all");
        Changelogs changelogs = new Changelogs(setup.connection(), setup.applicationId())) {
      try (CrashSite site = CrashSite.start(setup, RunOptions.heap(heap), ids)) {
        long heapBytes = site.usedHeap();
        long changelogBytes = changelogs.bytes();
        Recovery recovery = site.crashAndRecover(burst, run.seed() + 1);
        System.err.printf(Locale.ROOT, "running after %.1f s%n", recovery.startSeconds());
        rows.mustCount(site.published());
        return new Footprint.Taken(heapBytes, site.usedHeap(), changelogBytes);
      }
    }
  }

  private StreamsSetup setup(Connection connection, Duration horizon, Workspace workspace) {
    return new StreamsSetup(
        connection, "bench-heap", run.tuning(horizon), Variant.SHIPPED, workspace.resolve("state"));
  }
}
