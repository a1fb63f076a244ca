package vn.dxpulse.streams.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.alert.Answer.Reason;

/** Decides commands. A command is done whole or not at all. Mutable; for one thread. */
final class CommandDesk {

  private final Alerts alerts;
  private final Silences silences;

  CommandDesk(Alerts alerts, Silences silences) {
    this.alerts = alerts;
    this.silences = silences;
  }

  /** Does a command, or refuses it with the reason. */
  Answer decide(Command command, long nowMs) {
    try {
      return switch (command.action()) {
        case Command.ACKNOWLEDGE -> acknowledge(command, nowMs);
        case Command.WITHDRAW -> withdraw(command, nowMs);
        case Command.SILENCE -> silence(command, nowMs);
        case Command.END_SILENCE -> endSilence(command, nowMs);
        default ->
            throw new Refused(
                Reason.INVALID,
                "action is '%s', allowed: ACKNOWLEDGE, WITHDRAW, SILENCE, END_SILENCE"
                    .formatted(command.action()),
                0);
      };
    } catch (Refused refused) {
      return answer(command, refused.reason, refused.getMessage(), refused.revision, nowMs);
    }
  }

  private Answer acknowledge(Command command, long nowMs) throws Refused {
    Alert alert = alert(command);
    requireFuture(command.untilMs(), nowMs, alert.trail().revision());
    requireText(command.words().by(), "by", alert.trail().revision());
    requireNewest(command, alert);
    requireActive(alert);
    String owner = command.words().owner().orElse(command.words().by());
    alerts.acknowledge(
        alert,
        new Acknowledgement(owner, command.words().comment(), command.untilMs()),
        command.id(),
        nowMs);
    return done(command, "acknowledged by " + owner, nowMs);
  }

  private Answer withdraw(Command command, long nowMs) throws Refused {
    Alert alert = alert(command);
    requireNewest(command, alert);
    requireActive(alert);
    if (alert.care().taken().isEmpty()) {
      throw new Refused(
          Reason.INVALID, "nobody has acknowledged " + alert.id(), alert.trail().revision());
    }
    alerts.withdraw(alert, command.id(), nowMs);
    return done(command, "the acknowledgement is withdrawn", nowMs);
  }

  private Answer silence(Command command, long nowMs) throws Refused {
    String id = silenceId(command);
    Optional<Silence> before = silences.find(id);
    long revision = before.map(Silence::revision).orElse(0L);
    if (command.matchers().isEmpty()) {
      throw new Refused(
          Reason.INVALID,
          "a silence needs a matcher: rule, target, unit, kpi or severity",
          revision);
    }
    requireText(command.words().comment(), "the reason of a silence", revision);
    requireText(command.words().by(), "by", revision);
    if (command.untilMs().isEmpty()) {
      throw new Refused(Reason.INVALID, "a silence needs a time at which it ends", revision);
    }
    requireFuture(command.untilMs(), nowMs, revision);
    requireNewest(command.seenRevision(), revision, revision, "silence " + id);
    silences.put(
        new Silence(
            id,
            Silence.State.ACTIVE,
            command.matchers(),
            new Silence.Note(command.words().by(), command.words().comment()),
            new Silence.Span(nowMs, command.untilMs().getAsLong()),
            revision == 0 ? Math.max(1, nowMs) : revision + 1));
    alerts.coverAll(Optional.of(command.id()), nowMs);
    return doneSilence(command, "silence " + id + " is on", nowMs);
  }

  private Answer endSilence(Command command, long nowMs) throws Refused {
    String id = silenceId(command);
    Optional<Silence> silence = silences.find(id);
    if (silence.isEmpty()) {
      throw new Refused(Reason.UNKNOWN_SILENCE, "there is no silence " + id, 0);
    }
    long revision = silence.get().revision();
    requireNewest(command.seenRevision(), revision, revision, "silence " + id);
    if (silence.get().state() != Silence.State.ACTIVE) {
      throw new Refused(
          Reason.INVALID, "silence %s is %s".formatted(id, silence.get().state()), revision);
    }
    silences.put(silence.get().in(Silence.State.ENDED, revision + 1));
    alerts.coverAll(Optional.of(command.id()), nowMs);
    return doneSilence(command, "silence " + id + " is ended", nowMs);
  }

  private Alert alert(Command command) throws Refused {
    if (command.alert().isEmpty()) {
      throw new Refused(Reason.INVALID, command.action() + " needs an alert id", 0);
    }
    Optional<Alert> alert = alerts.find(AlertId.of(command.alert().get()));
    if (alert.isEmpty()) {
      throw new Refused(Reason.UNKNOWN_ALERT, "there is no alert " + command.alert().get(), 0);
    }
    return alert.get();
  }

  private static String silenceId(Command command) throws Refused {
    String id = command.silence().orElse("");
    requireText(id, "the id of a silence", 0);
    return id;
  }

  /** A row that only says that nothing changed does not make a command stale. */
  private static void requireNewest(Command command, Alert alert) throws Refused {
    requireNewest(
        command.seenRevision(),
        alert.trail().changedRevision(),
        alert.trail().revision(),
        "alert %s, which is %s by now".formatted(alert.id(), alert.stage()));
  }

  private static void requireNewest(OptionalLong seen, long from, long to, String what)
      throws Refused {
    if (seen.isPresent() && (seen.getAsLong() < from || seen.getAsLong() > to)) {
      throw new Refused(
          Reason.STALE_REVISION,
          "seen was revision %d of %s; the newest is %d".formatted(seen.getAsLong(), what, to),
          to);
    }
  }

  private static void requireActive(Alert alert) throws Refused {
    if (!alert.stage().isActive()) {
      throw new Refused(
          Reason.NOT_FIRING,
          "alert %s is %s; only one that is FIRING, ACKNOWLEDGED or SILENCED can be taken"
              .formatted(alert.id(), alert.stage()),
          alert.trail().revision());
    }
  }

  private static void requireFuture(OptionalLong untilMs, long nowMs, long revision)
      throws Refused {
    if (untilMs.isPresent() && untilMs.getAsLong() <= nowMs) {
      throw new Refused(
          Reason.INVALID,
          "until is %s, allowed: after %s"
              .formatted(Instant.ofEpochMilli(untilMs.getAsLong()), Instant.ofEpochMilli(nowMs)),
          revision);
    }
  }

  private static void requireText(String text, String what, long revision) throws Refused {
    if (text.isBlank()) {
      throw new Refused(Reason.INVALID, what + " is empty", revision);
    }
  }

  private Answer done(Command command, String message, long nowMs) {
    long revision = alerts.find(AlertId.of(command.subject())).orElseThrow().trail().revision();
    return answer(command, Reason.DONE, message, revision, nowMs);
  }

  private Answer doneSilence(Command command, String message, long nowMs) {
    long revision = silences.find(command.silence().orElseThrow()).orElseThrow().revision();
    return answer(command, Reason.DONE, message, revision, nowMs);
  }

  private static Answer answer(
      Command command, Reason reason, String message, long revision, long nowMs) {
    return new Answer(
        command.id(), command.action(), command.subject(), reason, message, revision, nowMs);
  }

  /** Why a command is not done. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long revision;

    Refused(Reason reason, String message, long revision) {
      super(message);
      this.reason = reason;
      this.revision = revision;
    }
  }
}
