package vn.dxpulse.streams.alert;

import java.util.OptionalLong;
import vn.dxpulse.streams.alert.rule.AlertRule;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.Condition;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.Signal;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** Tells alerts what their conditions say about what is known. For one thread. */
final class Judging {

  private final AlertRules rules;
  private final Known known;
  private final QualityBoard quality;
  private final Alerts alerts;

  Judging(AlertRules rules, Known known, QualityBoard quality, Alerts alerts) {
    this.rules = rules;
    this.known = known;
    this.quality = quality;
    this.alerts = alerts;
  }

  /** Everything that is known, by the rules of today. */
  void all(long atMs) {
    alerts.all().stream()
        .filter(this::isForeign)
        .forEach(alert -> alerts.end(alert, Cause.RULE_REMOVED, atMs));
    known.targets().values().forEach(reading -> target(reading, atMs));
    books(atMs);
    pulse(atMs);
    rules
        .with(Condition.Always.class)
        .forEach(bound -> alerts.hear(bound.rule(), AlertId.PIPELINE, Signal.RAISED, atMs));
  }

  void target(TargetReading reading, long atMs) {
    for (AlertRules.Bound<Condition.OfTarget> bound : rules.with(Condition.OfTarget.class)) {
      AlertRule rule = bound.rule();
      if (rule.covers(reading)) {
        alerts.hear(rule, reading.target(), bound.condition().judge(reading), atMs);
      } else {
        // The unit that inherited a target may be none of the rule's.
        alerts
            .find(new AlertId(rule.id(), reading.target()))
            .ifPresent(alert -> alerts.end(alert, Cause.RULE_REMOVED, atMs));
      }
    }
  }

  /** A target is gone: what there was of it is over at once. */
  void targetGone(String target, long atMs) {
    rules
        .with(Condition.OfTarget.class)
        .forEach(
            bound ->
                alerts
                    .find(new AlertId(bound.rule().id(), target))
                    .ifPresent(alert -> alerts.end(alert, Cause.CLEAR, atMs)));
  }

  void books(long atMs) {
    quality.inputs().forEach(input -> books(input, atMs));
  }

  void books(String input, long atMs) {
    for (AlertRules.Bound<Condition.OfInput> bound : rules.with(Condition.OfInput.class)) {
      QualityFigures sum = quality.sum(input, bound.condition().over().toMillis(), atMs);
      alerts.hear(bound.rule(), input, bound.condition().judge(sum), atMs);
    }
  }

  void pulse(long atMs) {
    rules
        .with(Condition.PipelineSilent.class)
        .forEach(
            bound ->
                alerts.hear(
                    bound.rule(),
                    AlertId.PIPELINE,
                    atMs >= silentFrom(bound) ? Signal.RAISED : Signal.CLEARED,
                    atMs));
  }

  /** When the pipeline has been silent for too long for a rule next, after {@code nowMs}. */
  OptionalLong pulseDue(long nowMs) {
    return rules.with(Condition.PipelineSilent.class).stream()
        .mapToLong(this::silentFrom)
        .filter(fromMs -> fromMs > nowMs)
        .min();
  }

  private long silentFrom(AlertRules.Bound<Condition.PipelineSilent> bound) {
    return known.pulseMs() + bound.condition().after().toMillis();
  }

  /** True if no rule of today could have made it. */
  private boolean isForeign(Alert alert) {
    return rules
        .find(alert.id().rule())
        .map(AlertRule::condition)
        .filter(condition -> condition.kind() == alert.evidence().kind())
        .filter(condition -> isAbout(condition, alert.id().subject()))
        .isEmpty();
  }

  private boolean isAbout(Condition condition, String subject) {
    if (condition instanceof Condition.OfTarget) {
      return known.targets().containsKey(subject);
    }
    return condition instanceof Condition.OfInput || subject.equals(AlertId.PIPELINE);
  }
}
