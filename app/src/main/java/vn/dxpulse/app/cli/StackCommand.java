package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.connect.Connection;

/** {@code dxpulse stack}. */
@Command(
    name = "stack",
    description = {
      "Runs a Kafka broker and a schema registry on this machine until stopped.",
      "For development and tests; both listen on 127.0.0.1 only.",
      "Prints one line when clients can connect: ready bootstrap=HOST:PORT registry=URL"
    })
final class StackCommand implements Callable<ExitCode> {

  @Option(
      names = "--broker-port",
      paramLabel = "N",
      defaultValue = "9092",
      description =
          "Port of the broker on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "N",
      defaultValue = "8081",
      description =
          "Port of the registry on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int registryPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory for all data (default: dxpulse/stack in the user's cache directory).")
  private Optional<Path> data;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of each fact topic, at least 1 (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        EmbeddedStack stack = EmbeddedStack.start(settings())) {
      Connection connection = stack.connection();
      spec.commandLine()
          .getOut()
          .printf(
              "ready bootstrap=%s registry=%s%n",
              connection.bootstrapServers(), connection.registryUrl());
      stop.await();
      return ExitCode.OK;
    }
  }

  private StackSettings settings() {
    Ranges.check()
        .port(brokerPort, "--broker-port")
        .port(registryPort, "--registry-port")
        .atLeast(1, partitions, "--partitions")
        .throwIfAny();
    return new StackSettings(
        data.orElseGet(() -> CacheDirectory.ofUser("stack")), brokerPort, registryPort, partitions);
  }
}
