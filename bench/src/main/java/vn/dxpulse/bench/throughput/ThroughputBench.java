package vn.dxpulse.bench.throughput;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.bench.figure.Machine;
import vn.dxpulse.bench.process.AtLeastOne;
import vn.dxpulse.bench.process.JvmOptions;
import vn.dxpulse.bench.process.RunOptions;

/** {@code dxpulse bench throughput}: how fast a backlog is caught up with. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    description = {
      "Catches up with a backlog of transactions (six hours of event time) and prints a Markdown"
          + " table: the streams part with all windows and KPIs, exactly once, beside a bare consumer"
          + " that only decodes; and with duplicates removed, beside one that also keeps event ids in a"
          + " HashSet. By turns, each in its own process, order swapped from pair to pair.",
      "With --compare, one variant of the streams part beside another instead: the growth of the"
          + " cost per event from one window to all, from 34 units to 97, or from rows of units as"
          + " they were to those and their sums (today's units, regions, nation).",
      "You should see ratios of at least 0.6 and 0.8, and growth below 5 %%; and the interval of"
          + " each median, which is wide on a busy machine. A result that does not count every event"
          + " fails."
    })
public final class ThroughputBench implements Callable<Integer> {

  private enum Compare {
    /** One window against all of them. */
    WINDOWS,
    /** The units of today against those and the ones before the merger. */
    UNITS,
    /** Units as they were against those and all that is summed up from them. */
    ROLLUPS
  }

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "3000000",
      converter = AtLeastOne.class,
      description = "Events in the backlog (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "9",
      converter = AtLeastOne.class,
      description =
          "How often each pair runs; six or more give an interval of 95 %% (default:"
              + " ${DEFAULT-VALUE}).")
  private long pairs;

  @Option(
      names = "--compare",
      paramLabel = "windows|units|rollups",
      description = "Compare variants of the streams part instead.")
  private Optional<Compare> compare;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Heap of each contender (default: ${DEFAULT-VALUE}).")
  private String heap;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Keep a flight recording of each process there; costs some speed.")
  private Optional<Path> profile;

  @Mixin private RunOptions run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String machine = Machine.describe();
    Contest contest = new Contest(run, new JvmOptions(heap, profile), events, pairs, System.err);
    String table =
        compare.map(what -> compare(contest, what)).orElseGet(contest::againstBareConsumers);
    String settings =
        String.format(Locale.ROOT, "%,d events, %d pairs, heap %s each", events, pairs, heap);
    run.print(spec.commandLine().getOut(), machine, settings, table);
    return 0;
  }

  private static String compare(Contest contest, Compare what) {
    return switch (what) {
      case WINDOWS -> contest.oneWindowAgainstAll();
      case UNITS -> contest.fewUnitsAgainstMany();
      case ROLLUPS -> contest.withoutRollupsAgainstWith();
    };
  }
}
