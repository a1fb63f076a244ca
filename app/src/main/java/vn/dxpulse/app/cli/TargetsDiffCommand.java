package vn.dxpulse.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.targets.PublishedTargets;
import vn.dxpulse.app.targets.TargetPublisher;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.streams.targets.TargetList;

/** {@code dxpulse targets diff}. */
@Command(
    name = "diff",
    description = {
      "Prints what applying a file of targets would change, one line each:",
      "+ added, ~ changed with the columns before and after, - removed. Changes nothing."
    })
final class TargetsDiffCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private TargetsFileOptions file;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Lines for people, or one JSON object a line (default: ${DEFAULT-VALUE}).")
  private DiffFormat format;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    TargetList targets = file.named();
    Connection to = connection.connection();
    PublishedTargets published = new PublishedTargets(to, TopicCreator.existing(to));
    format.print(TargetPublisher.diff(published, targets), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
