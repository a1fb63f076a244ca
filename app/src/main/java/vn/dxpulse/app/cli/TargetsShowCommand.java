package vn.dxpulse.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.targets.PublishedTargets;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse targets show}. */
@Command(
    name = "show",
    description = {
      "Prints one published target: what it demands and leaves open, its source, and, if it has",
      "been judged, how it stands and why."
    })
final class TargetsShowCommand implements Callable<ExitCode> {

  @Parameters(paramLabel = "ID", description = "Such as TN-DIGI-ENT-2025.")
  private String id;

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description =
          "Lines for people, or one JSON object with definition and status (default:"
              + " ${DEFAULT-VALUE}).")
  private TargetsFormat format;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Connection from = connection.connection();
    PublishedTargets published = new PublishedTargets(from, TopicCreator.existing(from));
    TargetDefinition row = published.definitions().get(id);
    if (row == null) {
      throw new InvalidSettings(
          List.of("there is no target '" + id + "'; dxpulse targets list shows what there is"));
    }
    format.print(
        row, Optional.ofNullable(published.statuses().get(id)), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
