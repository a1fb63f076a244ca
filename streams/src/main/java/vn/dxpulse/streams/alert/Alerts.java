package vn.dxpulse.streams.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import vn.dxpulse.streams.alert.LifeCycle.Step;
import vn.dxpulse.streams.alert.rule.AlertRule;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.Signal;
import vn.dxpulse.streams.alert.rule.Timing;

/**
 * Every alert there ever was, and what changed since it was drained last. Mutable; for one thread.
 */
final class Alerts {

  /** Of rules that are gone: their alerts are over, and never due. */
  private static final Timing REMOVED =
      new Timing(Duration.ZERO, Duration.ZERO, Timing.Flapping.NEVER, List.of());

  private final AlertRules rules;
  private final Silences silences;
  private final EvidenceSource evidence;
  private final Map<AlertId, Alert> all = new TreeMap<>();
  private final Set<AlertId> touched = new LinkedHashSet<>();
  private final Set<AlertId> rows = new LinkedHashSet<>();
  private final List<Transition> transitions = new ArrayList<>();

  Alerts(AlertRules rules, Silences silences, EvidenceSource evidence) {
    this.rules = rules;
    this.silences = silences;
    this.evidence = evidence;
  }

  void restore(Alert alert) {
    all.put(alert.id(), alert);
  }

  Optional<Alert> find(AlertId id) {
    return Optional.ofNullable(all.get(id));
  }

  List<Alert> all() {
    return List.copyOf(all.values());
  }

  /** What the condition of a rule says about a subject. */
  void hear(AlertRule rule, String subject, Signal signal, long atMs) {
    AlertId id = new AlertId(rule.id(), subject);
    Alert alert = all.get(id);
    if (alert == null && signal != Signal.RAISED) {
      return; // most subjects have no alert, ever
    }
    if (alert == null) {
      alert = Alert.absent(id, evidence.of(rule, subject).orElseThrow());
    }
    take(alert, new LifeCycle(rule.timing()).hear(renewed(alert), signal, atMs), Optional.empty());
  }

  /** When time alone changes an alert next. */
  OptionalLong due() {
    return all.values().stream().flatMapToLong(alert -> lifeCycle(alert).due(alert).stream()).min();
  }

  /** Changes those that are due by {@code atMs}, each once; others may be due then. */
  void elapse(long atMs) {
    for (Alert alert : all()) {
      OptionalLong due = lifeCycle(alert).due(alert);
      if (due.isPresent() && due.getAsLong() <= atMs) {
        Step step = lifeCycle(alert).elapse(renewed(alert), atMs, silences::covering);
        take(alert, step, Optional.empty());
        cover(alert.id(), Cause.SILENCE, Optional.empty(), atMs);
      }
    }
  }

  void acknowledge(Alert alert, Acknowledgement by, String command, long atMs) {
    take(alert, lifeCycle(alert).acknowledge(renewed(alert), by, atMs), Optional.of(command));
  }

  void withdraw(Alert alert, String command, long atMs) {
    take(alert, lifeCycle(alert).withdraw(renewed(alert), atMs), Optional.of(command));
  }

  /** Looks for every active alert whether a silence covers it now. */
  void coverAll(Optional<String> command, long atMs) {
    for (Alert alert : all()) {
      Cause cause = alert.care().silence().isPresent() ? Cause.SILENCE_ENDED : Cause.SILENCE;
      cover(alert.id(), cause, command, atMs);
    }
  }

  /** Ends an alert whose rule or subject is gone. */
  void end(Alert alert, Cause cause, long atMs) {
    take(alert, lifeCycle(alert).end(renewed(alert), cause, atMs), Optional.empty());
  }

  /** Makes a new row of an alert that did not change. */
  void refresh(Alert alert, long atMs) {
    put(renewed(alert).with(alert.trail().refreshed(atMs)));
    rows.add(alert.id());
  }

  /** Gives every transition, and every alert that changed, since the last call. */
  void drain(AlertEntries entries, AlertRows published) {
    transitions.forEach(published::transition);
    touched.forEach(id -> entries.alert(all.get(id)));
    rows.forEach(id -> published.alert(all.get(id)));
    transitions.clear();
    touched.clear();
    rows.clear();
  }

  private void cover(AlertId id, Cause cause, Optional<String> command, long atMs) {
    Alert alert = all.get(id);
    if (!alert.stage().isActive()) {
      return;
    }
    Optional<String> silence = silences.covering(alert);
    if (!silence.equals(alert.care().silence())) {
      take(alert, lifeCycle(alert).cover(renewed(alert), silence, cause, atMs), command);
    }
  }

  private void take(Alert before, Step step, Optional<String> command) {
    step.transition()
        .ifPresentOrElse(
            transition -> {
              transitions.add(
                  new Transition(
                      transition.from(),
                      transition.cause(),
                      command,
                      transition.atMs(),
                      transition.after()));
              put(step.alert());
              rows.add(step.alert().id());
            },
            () -> {
              // The evidence of an alert is that of its last transition.
              Alert same = step.alert().with(before.evidence());
              if (!same.equals(before)) {
                put(same);
              }
            });
  }

  private void put(Alert alert) {
    all.put(alert.id(), alert);
    touched.add(alert.id());
  }

  private Alert renewed(Alert alert) {
    return rules
        .find(alert.id().rule())
        .flatMap(rule -> evidence.of(rule, alert.id().subject()))
        .map(alert::with)
        .orElse(alert);
  }

  private LifeCycle lifeCycle(Alert alert) {
    return new LifeCycle(rules.find(alert.id().rule()).map(AlertRule::timing).orElse(REMOVED));
  }

  /** What is known of a subject now. */
  interface EvidenceSource {
    /** Empty if nothing is: the alert keeps what it rested on. */
    Optional<Evidence> of(AlertRule rule, String subject);
  }
}
