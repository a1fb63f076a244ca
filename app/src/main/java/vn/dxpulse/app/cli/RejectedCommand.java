package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse rejected}: what could not be counted. */
@Command(
    name = "rejected",
    description = "Shows facts that could not be counted, and sends them again.",
    subcommands = {RejectedListCommand.class, RejectedReplayCommand.class})
final class RejectedCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
