package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dxpulse.streams.alert.cases.AlertCases;

/** {@code dxpulse alerts test}. */
@Command(
    name = "test",
    description = {
      "Tries alert rules by cases: at 08:00 this happens, at 09:00 that alert is firing.",
      "Runs them in virtual time on what raises alerts in earnest; needs no broker.",
      "Exit code 1 if a case failed."
    })
final class AlertsTestCommand implements Callable<ExitCode> {

  @Parameters(
      arity = "1",
      paramLabel = "FILE",
      description = "YAML file of cases; its form is described in docs/operations.md.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    List<AlertCases.Outcome> outcomes = AlertCases.read(file).run();
    outcomes.forEach(this::print);
    long failed = outcomes.stream().filter(outcome -> !outcome.failures().isEmpty()).count();
    out().println("%d cases, %d failed".formatted(outcomes.size(), failed));
    return failed == 0 ? ExitCode.OK : ExitCode.MISMATCH;
  }

  private void print(AlertCases.Outcome outcome) {
    out().println((outcome.failures().isEmpty() ? "ok      " : "FAILED  ") + outcome.name());
    outcome.failures().forEach(failure -> out().println("  " + failure));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
