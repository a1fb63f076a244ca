package vn.dxpulse.app.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.replay.KpiReplay;
import vn.dxpulse.app.replay.KpiReplayPlan;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.topology.IdMemory;

/** {@code dxpulse replay}. */
@Command(
    name = "replay",
    description = {
      "Fills KPIs that were added later: counts the facts on their topics again, for those alone.",
      "The streams application must be stopped; it shows the result at its next start. Give it and",
      "this command the same KPIs, units and horizon."
    })
final class ReplayCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private UnitsOptions units;

  @Mixin private KpisOption kpis;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = "dxpulse-streams",
      description = "Of the streams application (default: ${DEFAULT-VALUE}).")
  private String applicationId;

  @Option(
      names = "--duplicate-horizon",
      paramLabel = "DURATION",
      defaultValue = "P7D",
      description =
          "For how long after its arrival an event id is remembered, as of the streams application"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration duplicateHorizon;

  @Option(names = "--dry-run", description = "Say what would be done; change nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Ranges.check()
        .atLeast(0, duplicateHorizon.toMillis(), "milliseconds of --duplicate-horizon")
        .throwIfAny();
    KpiReplay.Settings settings = new KpiReplay.Settings(kpis.catalogue(), units.registry(), ids());
    Connection to = connection.connection();
    try (KpiReplay replay = new KpiReplay(to, applicationId, settings)) {
      KpiReplayPlan plan = replay.plan();
      ReplayTable table = new ReplayTable(spec.commandLine().getOut());
      table.print(plan);
      if (!dryRun) {
        replay.run(plan);
        table.done(plan);
      }
      return ExitCode.OK;
    }
  }

  private IdMemory ids() {
    return new IdMemory(
        duplicateHorizon,
        new IdBudget(IdBudget.halfOfTheHeap()),
        CacheDirectory.ofUser("replay").resolve(applicationId));
  }
}
