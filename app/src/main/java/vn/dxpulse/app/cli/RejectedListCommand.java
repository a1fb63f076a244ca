package vn.dxpulse.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.audit.RejectedRecords;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse rejected list}. */
@Command(
    name = "list",
    description = {
      "Prints rejected facts, the newest at the end, one line each:",
      "origin (topic-partition-offset), arrival time, reason and detail, or JSON with the bytes."
    })
final class RejectedListCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private RejectedOptions which;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Print the newest N, at least 1 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description =
          "Lines for people, or one JSON object a line with key and value in base64 (default:"
              + " ${DEFAULT-VALUE}).")
  private RejectedFormat format;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Ranges.check().atLeast(1, limit, "--limit").throwIfAny();
    Connection from = connection.connection();
    try (RejectedRecords rejected = new RejectedRecords(from, TopicCreator.existing(from))) {
      RejectedRecords.Page page = rejected.newest(which.wanted(), limit);
      page.shown().forEach(letter -> spec.commandLine().getOut().println(format.line(letter)));
      spec.commandLine()
          .getErr()
          .printf("%d of %d rejected records%n", page.shown().size(), page.matching());
      return ExitCode.OK;
    }
  }
}
