package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.targets.TargetDiff;
import vn.dxpulse.app.targets.TargetPublisher;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.streams.targets.TargetList;

/** {@code dxpulse targets apply}. */
@Command(
    name = "apply",
    description = {
      "Makes the published targets those of a file, all at once or not at all: adds, changes and",
      "takes back. Prints what changes first. A bad file changes nothing."
    })
final class TargetsApplyCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private TargetsFileOptions file;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    TargetList targets = file.named();
    Connection to = connection.connection();
    PrintWriter out = spec.commandLine().getOut();
    try (TargetPublisher publisher = TargetPublisher.open(to, TopicCreator.existing(to))) {
      TargetDiff diff = publisher.diff(targets);
      DiffFormat.TEXT.print(diff, out);
      publisher.publish(diff);
      out.println(diff.isEmpty() ? "nothing to do" : "applied");
      return ExitCode.OK;
    }
  }
}
