package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.app.audit.Replay;
import vn.dxpulse.app.audit.ReplayPlan;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** {@code dxpulse rejected replay}. */
@Command(
    name = "replay",
    description = {
      "Sends rejected facts to the topics that they came from again, after what was wrong is fixed.",
      "Key and value are the original ones; a header names the origin, so that none is sent twice."
    })
final class RejectedReplayCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private RejectedOptions which;

  @Option(names = "--dry-run", description = "Say what would be sent; send nothing.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    Connection to = connection.connection();
    Topics topics = TopicCreator.existing(to);
    try (Replay replay = dryRun ? Replay.planning(to, topics) : Replay.sending(to, topics)) {
      ReplayPlan plan = replay.plan(which.wanted());
      if (dryRun) {
        plan.toSend().forEach(letter -> out().println(RejectedFormat.TEXT.line(letter)));
      }
      replay.send(plan);
      out()
          .printf(
              "%s %d; sent before %d; left alone, since their books do not add up, %d%s%n",
              dryRun ? "would send" : "sent",
              plan.toSend().size(),
              plan.replayedBefore(),
              plan.unsure(),
              tooLarge(plan));
      return plan.unsure() == 0 && plan.tooLarge() == 0 ? ExitCode.OK : ExitCode.MISMATCH;
    }
  }

  private static String tooLarge(ReplayPlan plan) {
    return plan.tooLarge() == 0
        ? ""
        : ", since with the header they exceed "
            + Topics.MAX_FACT_BYTES
            + " bytes, "
            + plan.tooLarge();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
