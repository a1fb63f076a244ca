package vn.dxpulse.app.cli;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.dxpulse.app.replay.NothingKept;
import vn.dxpulse.app.replay.StillRunning;
import vn.dxpulse.app.stack.StackException;
import vn.dxpulse.app.targets.TargetPublisher;
import vn.dxpulse.app.topics.TopicSetup.RegistryFailed;
import vn.dxpulse.dashboard.http.PortTaken;
import vn.dxpulse.producers.csv.InvalidMapping;
import vn.dxpulse.producers.csv.UnreadableInput;
import vn.dxpulse.producers.publish.PublishFailed;
import vn.dxpulse.schemas.topic.TopicCreator.MissingTopic;
import vn.dxpulse.schemas.topic.TopicCreator.UnsuitableTopics;
import vn.dxpulse.schemas.unit.UnitRegistryFile.InvalidRegistry;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.alert.cases.InvalidAlertCases;
import vn.dxpulse.streams.alert.rule.InvalidAlertRules;
import vn.dxpulse.streams.catalogue.InvalidCatalogue;
import vn.dxpulse.streams.targets.InvalidTargets;

/**
 * Turns a failure into one line on standard error and an exit code; a bad file of targets has a
 * line per problem, as has one of alert rules or cases, and bugs show their stack trace.
 */
final class FailureLines implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String hint = "; see " + name + " --help";
    command.getErr().println(name + ": " + problem(failure) + hint);
    return ExitCode.BAD_SETTINGS.status();
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    Optional<ExitCode> known = known(failure);
    String name = command.getCommandSpec().qualifiedName();
    if (listsProblems(failure)) {
      failure.getMessage().lines().forEach(line -> command.getErr().println(name + ": " + line));
    } else if (known.isPresent()) {
      command.getErr().println(name + ": " + oneLine(failure.getMessage()));
    } else {
      command.getErr().println(name + ": this is a bug in dxpulse, please report it:");
      failure.printStackTrace(command.getErr());
    }
    return known.orElse(ExitCode.BUG).status();
  }

  private static boolean listsProblems(Exception failure) {
    return failure instanceof InvalidTargets
        || failure instanceof InvalidAlertRules
        || failure instanceof InvalidAlertCases;
  }

  private static String problem(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      List<String> meant = unmatched.getSuggestions();
      return (unmatched.isUnknownOption() ? "unknown option " : "unknown command or argument ")
          + word
          + (meant.isEmpty() ? "" : ", did you mean " + String.join(" or ", meant) + "?");
    }
    return oneLine(failure.getMessage());
  }

  /** The exit code of a failure that a user can understand from its message alone. */
  private static Optional<ExitCode> known(Exception failure) {
    if (failure instanceof StackException.NotStarted
        || failure instanceof RegistryFailed
        || failure instanceof PartFailed
        || failure instanceof PublishFailed
        || failure instanceof TargetPublisher.Overtaken) {
      return Optional.of(ExitCode.FAILED);
    }
    if (failure instanceof InvalidSettings
        || failure instanceof StackException
        || failure instanceof UnsuitableTopics
        || failure instanceof MissingTopic
        || failure instanceof InvalidRegistry
        || failure instanceof InvalidMapping
        || failure instanceof InvalidCatalogue
        || listsProblems(failure)
        || failure instanceof UnreadableInput
        || failure instanceof StreamsSettings.InvalidSettings
        || failure instanceof StillRunning
        || failure instanceof NothingKept
        || failure instanceof PortTaken
        || failure instanceof ConfigException) {
      return Optional.of(ExitCode.BAD_SETTINGS);
    }
    if (failure instanceof KafkaException || failure.getCause() instanceof KafkaException) {
      return Optional.of(ExitCode.FAILED);
    }
    return Optional.empty();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
