package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse notify}: who is told of alerts. */
@Command(
    name = "notify",
    description = "Tells people and programs of alerts.",
    subcommands = {
      NotifyAlertmanagerCommand.class,
      NotifyWebhookCommand.class,
      NotifyEmailCommand.class
    })
final class NotifyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
