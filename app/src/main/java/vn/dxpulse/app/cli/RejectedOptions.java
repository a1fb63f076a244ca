package vn.dxpulse.app.cli;

import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Option;
import vn.dxpulse.app.audit.DeadLetter;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Mixed into the commands about rejected records: which of them. */
final class RejectedOptions {

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only those rejected for this reason, such as UNKNOWN_REGION.")
  private Optional<RejectionReason> reason;

  @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those of this topic.")
  private Optional<String> topic;

  Predicate<DeadLetter> wanted() {
    return letter ->
        reason.map(Enum::name).filter(name -> !name.equals(letter.reason())).isEmpty()
            && topic.filter(name -> !name.equals(letter.input().topic())).isEmpty();
  }
}
