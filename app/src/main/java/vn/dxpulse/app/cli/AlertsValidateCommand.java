package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** {@code dxpulse alerts validate}. */
@Command(
    name = "validate",
    description = {
      "Checks a file of alert rules, without one the shipped rules; prints them as a table.",
      "Needs no broker. Every problem is told at once, with its line and what is allowed."
    })
final class AlertsValidateCommand implements Callable<ExitCode> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "YAML file of alert rules; form as in alerts.yaml.")
  private Optional<Path> file;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    AlertRules rules = file.map(AlertRules::read).orElseGet(AlertRules::shipped);
    new RuleTable(rules).print(spec.commandLine().getOut());
    spec.commandLine().getOut().println(rules.all().size() + " rules, no problems");
    return ExitCode.OK;
  }
}
