package vn.dxpulse.bench.latency;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.bench.figure.Machine;
import vn.dxpulse.bench.load.Transactions;
import vn.dxpulse.bench.process.AtLeastOne;
import vn.dxpulse.bench.process.JvmOptions;
import vn.dxpulse.bench.process.RunOptions;
import vn.dxpulse.bench.process.StackProcess;
import vn.dxpulse.bench.process.StreamsProcess;
import vn.dxpulse.bench.process.StreamsSetup;
import vn.dxpulse.bench.process.StreamsSetup.Variant;
import vn.dxpulse.bench.process.Workspace;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.streams.kpi.View;

/** {@code dxpulse bench latency}: how long from an event to the row that counts it. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "Sends transactions at a fixed rate and prints, as a Markdown table, how long every one of"
          + " them took to the first row that counts it and that a read_committed consumer sees."
          + " Everything is on: all windows and KPIs, duplicate removal, ledger, history, exactly"
          + " once.",
      "Events are sent when they are due, also while earlier ones wait, and their latency runs from"
          + " then (no coordinated omission). A second row measures from the broker's append, a third"
          + " one to the restated row; sums are published once a second.",
      "You should see a p99 of at most 150 ms at 5,000 events/s, of which half the commit interval"
          + " is waiting on average."
    })
public final class LatencyBench implements Callable<Integer> {

  private static final Duration SHIPPED_HORIZON = Duration.ofDays(7);

  /** As long as a rebalance may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5000",
      converter = AtLeastOne.class,
      description = "Events per second (default: ${DEFAULT-VALUE}).")
  private long ratePerSecond;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      converter = AtLeastOne.class,
      description = "For how long events are measured (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(
      names = "--warm-up-seconds",
      paramLabel = "N",
      defaultValue = "90",
      converter = AtLeastOne.class,
      description =
          "For how long events are sent before that, while code is compiled (default:"
              + " ${DEFAULT-VALUE}).")
  private long warmUpSeconds;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Heap of the streams part (default: ${DEFAULT-VALUE}).")
  private String heap;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Keep a flight recording of the streams part there; costs some speed.")
  private Optional<Path> profile;

  @Mixin private RunOptions run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    String machine = Machine.describe();
    Schedule schedule = new Schedule(ratePerSecond, warmUpSeconds, seconds);
    String table = measure(schedule);
    String settings =
        String.format(
            Locale.ROOT,
            "%,d events/s for %d s after %d s of warm-up, heap %s",
            ratePerSecond,
            seconds,
            warmUpSeconds,
            heap);
    run.print(spec.commandLine().getOut(), machine, settings, table);
    return 0;
  }

  private String measure(Schedule schedule) throws InterruptedException, ExecutionException {
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try (Workspace workspace = Workspace.create();
        StackProcess stack = StackProcess.start(workspace.resolve("stack"), run.partitions());
        RowWatcher rows = new RowWatcher(stack.connection());
        StreamsProcess streams = streams(stack.connection(), workspace)) {
      long cpuBefore = streams.cpuNanos();
      Transactions transactions = new Transactions(run.seed(), Variant.SHIPPED.registry());
      Future<SentEvents> sending =
          sender.submit(new OpenLoopSender(stack.connection(), schedule, transactions));
      List<Sighting> sightings = rows.watch(schedule.events(), PATIENCE);
      long cpuNanos = streams.cpuNanos() - cpuBefore;
      SentEvents sent = sending.get();
      // No event is of before the merger, so a unit of today counts what it counted itself.
      return LatencyReport.of(
          latencies(sent, sightings, View.REPORTED, schedule),
          latencies(sent, sightings, View.RESTATED, schedule),
          sent,
          cpuNanos);
    } finally {
      sender.shutdownNow();
    }
  }

  private static Latencies latencies(
      SentEvents sent, List<Sighting> sightings, View view, Schedule schedule) {
    return Latencies.of(
        sent,
        sightings.stream().filter(sighting -> sighting.view() == view).toList(),
        schedule.firstMeasured());
  }

  private StreamsProcess streams(Connection connection, Workspace workspace) {
    return StreamsProcess.start(
        new StreamsSetup(
            connection,
            "bench-latency",
            run.tuning(SHIPPED_HORIZON),
            Variant.SHIPPED,
            workspace.resolve("state")),
        new JvmOptions(heap, profile).of("latency"));
  }
}
