package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dxpulse import}: groups the kinds of files. */
@Command(
    name = "import",
    description = "Publishes the content of files as events.",
    subcommands = ImportCsvCommand.class)
final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a kind of file");
  }
}
