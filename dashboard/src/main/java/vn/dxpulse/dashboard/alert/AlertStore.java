package vn.dxpulse.dashboard.alert;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertSilence;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/**
 * What the topics of targets and alerts say now: newest rows per key, the latest transitions of
 * each alert, and the latest answers to commands.
 *
 * <p>Thread rule: one thread writes, any number reads.
 */
public final class AlertStore {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final NewestRows<TargetDefinition> targets =
      new NewestRows<>(TargetDefinition::getTarget, TargetDefinition::getRevision, this::changed);
  private final NewestRows<TargetStatus> statuses =
      new NewestRows<>(TargetStatus::getTarget, TargetStatus::getRevision, this::changed);
  private final NewestRows<AlertState> alerts =
      new NewestRows<>(AlertState::getAlert, AlertState::getRevision, this::changed);
  private final NewestRows<AlertSilence> silences =
      new NewestRows<>(AlertSilence::getSilence, AlertSilence::getRevision, this::changed);
  private final TransitionLog log = new TransitionLog();
  private final LatestAnswers answers = new LatestAnswers();

  /** Calls {@code listener} after every new row or answer, on the writer's thread. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Definitions of targets by id. */
  public NewestRows<TargetDefinition> targets() {
    return targets;
  }

  /** How targets stand, by the target's id. */
  public NewestRows<TargetStatus> statuses() {
    return statuses;
  }

  /** Alerts by id. */
  public NewestRows<AlertState> alerts() {
    return alerts;
  }

  /** Silences by id. */
  public NewestRows<AlertSilence> silences() {
    return silences;
  }

  /** What happened to alerts lately. */
  public TransitionLog log() {
    return log;
  }

  /** Takes an answer to a command. */
  public void put(AlertAnswer answer) {
    answers.put(answer);
    changed();
  }

  /** The answer to a command, if it is among the latest. */
  public Optional<AlertAnswer> answer(String command) {
    return answers.find(command);
  }

  /** The alert or silence that an answer is about, once its row is as new as the answer says. */
  Optional<SpecificRecord> rowAfter(AlertAnswer answer) {
    String subject = answer.getSubject();
    return switch (Action.valueOf(answer.getAction())) {
      case ACKNOWLEDGE, WITHDRAW ->
          alerts.atLeast(subject, answer.getRevision()).map(SpecificRecord.class::cast);
      case SILENCE, END_SILENCE ->
          silences.atLeast(subject, answer.getRevision()).map(SpecificRecord.class::cast);
    };
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
