package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse alerts}: when somebody is to hear of something. */
@Command(
    name = "alerts",
    description = "Checks and tries alert rules.",
    subcommands = {AlertsValidateCommand.class, AlertsTestCommand.class})
final class AlertsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
