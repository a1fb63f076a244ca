package vn.dxpulse.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.dxpulse.streams.targets.TargetList;

/** {@code dxpulse targets validate}. */
@Command(
    name = "validate",
    description = {
      "Checks a file of targets, without one the shipped targets; needs no broker.",
      "Every problem is told at once, with its line and what is allowed."
    })
final class TargetsValidateCommand implements Callable<ExitCode> {

  @Mixin private TargetsFileOptions file;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    TargetList targets = file.namedOrShipped();
    spec.commandLine().getOut().println(targets.all().size() + " targets, no problems");
    return ExitCode.OK;
  }
}
