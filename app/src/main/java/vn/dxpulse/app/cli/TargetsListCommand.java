package vn.dxpulse.app.cli;

import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.targets.PublishedTargets;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse targets list}. */
@Command(
    name = "list",
    description = {
      "Prints the published targets, one line each:",
      "target, unit, KPI, demand, deadline, and the status if it has been judged."
    })
final class TargetsListCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description =
          "A table for people, or one JSON object a line with definition and status (default:"
              + " ${DEFAULT-VALUE}).")
  private TargetsFormat format;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Connection from = connection.connection();
    PublishedTargets published = new PublishedTargets(from, TopicCreator.existing(from));
    SortedMap<String, TargetDefinition> rows = published.definitions();
    format.printAll(rows.values(), published.statuses(), spec.commandLine().getOut());
    spec.commandLine().getErr().println(rows.size() + " targets");
    return ExitCode.OK;
  }
}
