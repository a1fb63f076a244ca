package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root: lists the verbs. A new verb is one class and one entry here. */
@Command(
    name = "dxpulse",
    description = "Streaming monitor for the digital transformation of Vietnam's provinces.",
    subcommands = {
      DemoCommand.class,
      StreamsCommand.class,
      DashboardCommand.class,
      NotifyCommand.class,
      SimulateCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      RejectedCommand.class,
      TargetsCommand.class,
      AlertsCommand.class,
      UnitsCommand.class,
      TopicsCommand.class,
      StackCommand.class,
      HealthCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 does not add up, 2 bad settings, 3 Kafka, registry or stream failed,",
      "4 did not close within 10 s, 70 bug, 130 or 143 stopped by a signal."
    })
final class DxPulseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
