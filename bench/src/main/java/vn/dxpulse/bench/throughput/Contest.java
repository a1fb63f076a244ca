package vn.dxpulse.bench.throughput;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dxpulse.bench.figure.Goal;
import vn.dxpulse.bench.load.Backlog;
import vn.dxpulse.bench.load.EventTimes;
import vn.dxpulse.bench.load.OneWindow;
import vn.dxpulse.bench.load.PresentUnits;
import vn.dxpulse.bench.process.JvmOptions;
import vn.dxpulse.bench.process.RunOptions;
import vn.dxpulse.bench.process.StackProcess;
import vn.dxpulse.bench.process.StreamsSetup.Variant;
import vn.dxpulse.bench.process.Workspace;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsSettings.Tuning;

/** The contests: puts the backlog on the topic, lets the contenders run, gives a report. */
record Contest(RunOptions run, JvmOptions options, long events, long pairs, PrintStream progress) {

  private static final Duration SPAN = Duration.ofHours(6);
  private static final Duration SHIPPED_HORIZON = Duration.ofDays(7);
  private static final String ALL_TIME = "all";

  /** Of a bare consumer that decodes. */
  private static final Goal OF_DECODE = new Goal.AtLeast(0.6);

  /** Of a bare consumer that decodes and keeps ids. */
  private static final Goal OF_DECODE_IDS = new Goal.AtLeast(0.8);

  String againstBareConsumers() {
    try (Workspace workspace = Workspace.create();
        StackProcess stack = stack(workspace, "stack")) {
      Connection connection = stack.connection();
      publish(connection, Variant.SHIPPED, EventTimes.evenly(SPAN, Instant.now()));
      Map<Pair, Goal> goals = new LinkedHashMap<>();
      goals.put(
          new Pair(
              streams(
                  "streams",
                  "DX Pulse streams, no duplicate removal",
                  connection,
                  Duration.ZERO,
                  workspace),
              bare("bare", "bare consumer, decodes with Avro", connection, false)),
          OF_DECODE);
      goals.put(
          new Pair(
              streams(
                  "streams-once",
                  "DX Pulse streams, duplicates removed",
                  connection,
                  SHIPPED_HORIZON,
                  workspace),
              bare(
                  "bare-ids",
                  "bare consumer, decodes and keeps ids in a HashSet",
                  connection,
                  true)),
          OF_DECODE_IDS);
      return SpeedReport.of(Rounds.run(List.copyOf(goals.keySet()), pairs, progress), goals);
    }
  }

  String oneWindowAgainstAll() {
    try (Workspace workspace = Workspace.create();
        StackProcess stack = stack(workspace, "stack")) {
      Connection connection = stack.connection();
      publish(connection, Variant.SHIPPED, EventTimes.evenly(SPAN, Instant.now()));
      Variant oneWindow = Variant.ofKpis(OneWindow.write(workspace.directory()));
      Pair pair =
          new Pair(
              all("all-windows", "all windows", connection, workspace),
              variant(
                  "one-window", "one window", connection, oneWindow, OneWindow.WINDOW, workspace));
      return GrowthReport.of(Rounds.run(List.of(pair), pairs, progress), pair);
    }
  }

  /**
   * Both backlogs have the same event times, every second one before the merger; the one of 34
   * units knows no other units. Each has a broker of its own, of which one is idle at a time.
   */
  String fewUnitsAgainstMany() {
    try (Workspace workspace = Workspace.create();
        StackProcess few = stack(workspace, "few");
        StackProcess many = stack(workspace, "many")) {
      EventTimes times =
          EventTimes.byTurns(
              EventTimes.evenly(SPAN, merger()), EventTimes.evenly(SPAN, Instant.now()));
      Variant present = Variant.ofUnits(PresentUnits.write(workspace.directory()));
      publish(few.connection(), present, times);
      publish(many.connection(), Variant.SHIPPED, times);
      Pair pair =
          new Pair(
              all("many-units", "97 units", many.connection(), workspace),
              variant("few-units", "34 units", few.connection(), present, ALL_TIME, workspace));
      return GrowthReport.of(Rounds.run(List.of(pair), pairs, progress), pair);
    }
  }

  String withoutRollupsAgainstWith() {
    try (Workspace workspace = Workspace.create();
        StackProcess stack = stack(workspace, "stack")) {
      Connection connection = stack.connection();
      publish(connection, Variant.SHIPPED, EventTimes.evenly(SPAN, Instant.now()));
      Tuning unitsOnly = run.tuning(Duration.ZERO).withoutRollups();
      StreamsJob job =
          new StreamsJob(
              connection, events, unitsOnly, Variant.SHIPPED, ALL_TIME, options, workspace);
      Pair pair =
          new Pair(
              all("with-sums", "with sums", connection, workspace),
              new Contender("units-only", "units as they were", job));
      return GrowthReport.of(Rounds.run(List.of(pair), pairs, progress), pair);
    }
  }

  private StackProcess stack(Workspace workspace, String name) {
    return StackProcess.start(workspace.resolve(name), run.partitions());
  }

  private void publish(Connection connection, Variant variant, EventTimes times) {
    progress.printf(Locale.ROOT, "publishing %,d events ...%n", events);
    new Backlog(times, variant.registry(), run.seed()).publish(connection, events);
  }

  private Contender bare(String id, String title, Connection connection, boolean keepsIds) {
    return new Contender(id, title, new BareJob(connection, events, keepsIds, options));
  }

  private Contender streams(
      String id, String title, Connection connection, Duration horizon, Workspace workspace) {
    return new Contender(
        id,
        title,
        new StreamsJob(
            connection,
            events,
            run.tuning(horizon),
            Variant.SHIPPED,
            ALL_TIME,
            options,
            workspace));
  }

  private Contender all(String id, String title, Connection connection, Workspace workspace) {
    return variant(id, title, connection, Variant.SHIPPED, ALL_TIME, workspace);
  }

  /** Without duplicate removal, beside which a difference would look smaller. */
  private Contender variant(
      String id,
      String title,
      Connection connection,
      Variant variant,
      String checkedWindow,
      Workspace workspace) {
    return new Contender(
        id,
        title,
        new StreamsJob(
            connection,
            events,
            run.tuning(Duration.ZERO),
            variant,
            checkedWindow,
            options,
            workspace));
  }

  /** The first moment of the units of today. */
  private static Instant merger() {
    return Instant.ofEpochMilli(
        UnitRegistryFile.vietnam().units().stream()
            .mapToLong(unit -> unit.validity().fromMs())
            .max()
            .orElseThrow());
  }
}
