package vn.dxpulse.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.audit.AuditReport;
import vn.dxpulse.app.audit.Verification;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse verify}. */
@Command(
    name = "verify",
    description = {
      "Counts the facts on their topics again and compares them with ledger and dead letters.",
      "Judges what was there when it began; prints totals and one line per mismatch.",
      "Exit code 0: every record is accounted for once; 1: not, or not yet."
    })
final class VerifyCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      defaultValue = "dxpulse-streams",
      description =
          "Of the streams application that keeps the books, to tell whether it is behind (default:"
              + " ${DEFAULT-VALUE}).")
  private String applicationId;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "PT10S",
      description =
          "For how long to wait for the application to catch up, ISO 8601; PT0S: not at all"
              + " (default: ${DEFAULT-VALUE}).")
  private Duration wait;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    Ranges.check().atLeast(0, wait.toMillis(), "milliseconds of --wait").throwIfAny();
    Connection to = connection.connection();
    try (Verification verification =
        new Verification(to, TopicCreator.existing(to), applicationId)) {
      AuditReport report = verification.run(Instant.now(), wait);
      AuditTable.print(report, spec.commandLine().getOut());
      return report.addsUp() ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }
}
