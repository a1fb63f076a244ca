package vn.dxpulse.dashboard.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.row.AlertAnswer;

/**
 * Sends commands and tells what became of them: as soon as the answer is there and, if the command
 * was accepted, the row that it changed. No thread waits meanwhile. Any thread.
 */
public final class CommandDesk {

  private final AlertStore store;
  private final CommandSink sink;
  private final Duration patience;
  private final Map<String, CompletableFuture<CommandOutcome>> open = new ConcurrentHashMap<>();

  /**
   * @param patience how long to wait for a decision
   */
  public CommandDesk(AlertStore store, CommandSink sink, Duration patience) {
    this.store = store;
    this.sink = sink;
    this.patience = patience;
    store.onChange(this::settle);
  }

  /**
   * Sends a command.
   *
   * @return its outcome, after {@code patience} at the latest; failed with {@link NotSent} if the
   *     command may not have reached its topic
   */
  public CompletableFuture<CommandOutcome> submit(AlertCommand command) {
    String id = command.getCommand();
    CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();
    open.put(id, outcome);
    CompletableFuture<Void> sent = sink.send(command).toCompletableFuture();
    CompletableFuture<Void> given = sent.whenComplete((done, failure) -> giveUp(outcome, failure));
    return outcome
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (decided, failure) -> {
              open.remove(id);
              return failure == null ? decided : undecided(id, given, failure);
            });
  }

  private static void giveUp(CompletableFuture<CommandOutcome> outcome, Throwable failure) {
    if (failure != null) {
      outcome.completeExceptionally(failure);
    }
  }

  private static CommandOutcome undecided(
      String command, CompletableFuture<Void> sent, Throwable failure) {
    if (sent.isDone() && !sent.isCompletedExceptionally()) {
      return CommandOutcome.undecided(command);
    }
    throw new NotSent(failure);
  }

  private void settle() {
    open.forEach((command, outcome) -> decided(command).ifPresent(outcome::complete));
  }

  private Optional<CommandOutcome> decided(String command) {
    Optional<AlertAnswer> answer = store.answer(command);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    if (!answer.get().getAccepted()) {
      return Optional.of(new CommandOutcome(command, answer, Optional.empty()));
    }
    Optional<SpecificRecord> row = store.rowAfter(answer.get());
    return row.map(changed -> new CommandOutcome(command, answer, row));
  }

  /** A command that Kafka did not take. */
  public static final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(Throwable cause) {
      super("Kafka did not take the command: " + cause, cause);
    }
  }
}
