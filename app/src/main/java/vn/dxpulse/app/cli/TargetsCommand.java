package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse targets}: what is to be reached, by when, and how it stands. */
@Command(
    name = "targets",
    description = "Checks, publishes and shows the dated targets of provinces.",
    subcommands = {
      TargetsValidateCommand.class,
      TargetsDiffCommand.class,
      TargetsApplyCommand.class,
      TargetsListCommand.class,
      TargetsShowCommand.class
    })
final class TargetsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
