package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.dxpulse.producers.csv.CsvImport;
import vn.dxpulse.producers.csv.Mapping;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse import csv}. */
@Command(
    name = "csv",
    description = {
      "Publishes the rows of a CSV file as events, in the order of their event time.",
      "Rows that cannot be read go to a file of rejected rows with line and reason."
    })
final class ImportCsvCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      required = true,
      description =
          "YAML file that says which column becomes which field, or the name of a shipped one:"
              + " boston-311.")
  private String mapping;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description = "CSV file, plain or compressed with gzip.")
  private Path file;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description = "Where rejected rows go (default: FILE.rejected.csv beside the input).")
  private Optional<Path> rejected;

  @Override
  public ExitCode call() {
    Mapping rules = Mapping.load(mapping);
    Connection to = connection.connection();
    try (EventPublisher publisher =
        new EventPublisher(to, TopicCreator.existing(to), rules.source())) {
      CsvImport csv = new CsvImport(rules, publisher);
      if (rejected.isPresent()) {
        csv.run(file, rejected.get());
      } else {
        csv.run(file);
      }
    }
    return ExitCode.OK;
  }
}
