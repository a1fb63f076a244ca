package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse units}: what a code or a name means at a time. */
@Command(
    name = "units",
    description = "Shows which provinces there are, or were at a time.",
    subcommands = {UnitsListCommand.class, UnitsShowCommand.class})
final class UnitsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
