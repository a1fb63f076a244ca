package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.topics.TopicSetup;
import vn.dxpulse.schemas.topic.Topics;

/** {@code dxpulse topics create}. */
@Command(
    name = "create",
    description = {
      "Creates missing topics and registers the schemas of their values.",
      "Makes the registry refuse incompatible schemas. Existing topics are checked, never changed."
    })
final class TopicsCreateCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Partitions of each fact topic, at least 1 (default: ${DEFAULT-VALUE}). Cannot be changed"
              + " later; bounds the number of stream threads.")
  private int partitions;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Ranges.check().atLeast(1, partitions, "--partitions").throwIfAny();
    TopicSetup.Result result =
        new TopicSetup(connection.connection()).apply(new Topics(partitions));
    PrintWriter out = spec.commandLine().getOut();
    result.createdTopics().forEach(topic -> out.println("created " + topic));
    out.printf(
        "%d topics ready, %d of them new; %d schemas registered%n",
        result.topics(), result.createdTopics().size(), result.topics());
    return ExitCode.OK;
  }
}
