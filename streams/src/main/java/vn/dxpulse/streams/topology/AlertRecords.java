package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertSilence;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.streams.alert.Acknowledgement;
import vn.dxpulse.streams.alert.Alert;
import vn.dxpulse.streams.alert.Answer;
import vn.dxpulse.streams.alert.Command;
import vn.dxpulse.streams.alert.Evidence;
import vn.dxpulse.streams.alert.Silence;
import vn.dxpulse.streams.alert.Transition;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** What alerts read and what becomes of them, as records of their topics. */
final class AlertRecords {

  private AlertRecords() {}

  static TargetReading reading(TargetStatus row) {
    return new TargetReading(
        row.getTarget(),
        row.getUnit(),
        row.getKpi(),
        row.getStatus(),
        row.getPaceFallsShort(),
        new TargetReading.Origin(row.getSimulated(), row.getNotify(), row.getRevision()),
        new TargetReading.Why(row.getExplanationVi(), row.getExplanationEn()));
  }

  static Command command(AlertCommand row) {
    return new Command(
        row.getCommand(),
        row.getAction(),
        Optional.ofNullable(row.getAlert()),
        Optional.ofNullable(row.getSilence()),
        optional(row.getSeenRevision()),
        new Command.Words(row.getBy(), Optional.ofNullable(row.getOwner()), row.getComment()),
        row.getUntil() == null
            ? OptionalLong.empty()
            : OptionalLong.of(row.getUntil().toEpochMilli()),
        new Silence.Matchers(
            Optional.ofNullable(row.getMatchRule()),
            Optional.ofNullable(row.getMatchTarget()),
            Optional.ofNullable(row.getMatchUnit()),
            Optional.ofNullable(row.getMatchKpi()),
            Optional.ofNullable(row.getMatchSeverity())));
  }

  static AlertAnswer answer(Answer answer) {
    return AlertAnswer.newBuilder()
        .setCommand(answer.command())
        .setAction(answer.action())
        .setSubject(answer.subject())
        .setAccepted(answer.accepted())
        .setReason(answer.reason().name())
        .setMessage(answer.message())
        .setRevision(answer.revision())
        .setAt(Instant.ofEpochMilli(answer.atMs()))
        .build();
  }

  static AlertSilence silence(Silence silence) {
    Silence.Matchers matchers = silence.matchers();
    return AlertSilence.newBuilder()
        .setSilence(silence.id())
        .setState(silence.state().name())
        .setMatchRule(matchers.rule().orElse(null))
        .setMatchTarget(matchers.target().orElse(null))
        .setMatchUnit(matchers.unit().orElse(null))
        .setMatchKpi(matchers.kpi().orElse(null))
        .setMatchSeverity(matchers.severity().orElse(null))
        .setReason(silence.note().reason())
        .setBy(silence.note().by())
        .setFrom(Instant.ofEpochMilli(silence.span().fromMs()))
        .setUntil(Instant.ofEpochMilli(silence.span().untilMs()))
        .setRevision(silence.revision())
        .build();
  }

  static AlertState state(Alert alert, Instant asOf) {
    Evidence evidence = alert.evidence();
    Optional<Acknowledgement> taken = alert.care().taken();
    return AlertState.newBuilder()
        .setAlert(alert.id().toString())
        .setRule(alert.id().rule())
        .setKind(evidence.kind().token())
        .setSubject(alert.id().subject())
        .setUnit(evidence.place().map(Evidence.Place::unit).orElse(null))
        .setKpi(evidence.place().map(Evidence.Place::kpi).orElse(null))
        .setSeverity(alert.severity().token())
        .setState(alert.stage().name())
        .setEpisode(alert.episode().number())
        .setLevel(alert.episode().level())
        .setFlapping(alert.episode().flapping())
        .setOwner(taken.map(Acknowledgement::owner).orElse(null))
        .setComment(taken.map(Acknowledgement::comment).orElse(null))
        .setAcknowledgedUntil(
            CurrentRows.instant(taken.map(Acknowledgement::untilMs).orElseGet(OptionalLong::empty)))
        .setSilence(alert.care().silence().orElse(null))
        .setSince(Instant.ofEpochMilli(alert.sinceMs()))
        .setStartedAt(Instant.ofEpochMilli(alert.episode().startedMs()))
        .setFiredAt(CurrentRows.instant(alert.episode().firedMs()))
        .setResolvedAt(CurrentRows.instant(alert.episode().resolvedMs()))
        .setSummaryVi(evidence.summary().vi())
        .setSummaryEn(evidence.summary().en())
        .setLink(evidence.summary().link())
        .setNotify(evidence.origin().notifies())
        .setSimulated(evidence.origin().simulated())
        .setInputRevision(evidence.origin().revision())
        .setAsOf(asOf)
        .setRevision(alert.trail().revision())
        .build();
  }

  /** The columns of the alert's row after it, with those of the change. */
  static AlertTransition transition(Transition transition) {
    AlertState after = state(transition.after(), Instant.ofEpochMilli(transition.atMs()));
    return AlertTransition.newBuilder()
        .setTransition(transition.id())
        .setFromState(transition.from().name())
        .setCause(transition.cause().name())
        .setCommand(transition.command().orElse(null))
        .setAlert(after.getAlert())
        .setRule(after.getRule())
        .setKind(after.getKind())
        .setSubject(after.getSubject())
        .setUnit(after.getUnit())
        .setKpi(after.getKpi())
        .setSeverity(after.getSeverity())
        .setState(after.getState())
        .setEpisode(after.getEpisode())
        .setLevel(after.getLevel())
        .setFlapping(after.getFlapping())
        .setOwner(after.getOwner())
        .setComment(after.getComment())
        .setAcknowledgedUntil(after.getAcknowledgedUntil())
        .setSilence(after.getSilence())
        .setSince(after.getSince())
        .setStartedAt(after.getStartedAt())
        .setFiredAt(after.getFiredAt())
        .setResolvedAt(after.getResolvedAt())
        .setSummaryVi(after.getSummaryVi())
        .setSummaryEn(after.getSummaryEn())
        .setLink(after.getLink())
        .setNotify(after.getNotify())
        .setSimulated(after.getSimulated())
        .setInputRevision(after.getInputRevision())
        .setAt(Instant.ofEpochMilli(transition.atMs()))
        .setRevision(transition.after().trail().changedRevision())
        .build();
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
