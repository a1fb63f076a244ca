package vn.dxpulse.streams.alert;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.Condition;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/**
 * Every alert, and what decides about them.
 *
 * <p>To be restored, then {@link #begin begun}, then fed; each call says what time it is. Time
 * never goes back: an earlier one is taken for the latest one. What time alone changes happens at
 * the moment it is due, so it does not matter how often {@link #advance} is called. {@link #drain}
 * gives what is to be published and stored. Mutable; stream thread only.
 */
public final class AlertBoard {

  /** How often the row of the watchdog moves on, so that a notifier sees that the chain lives. */
  static final long HEARTBEAT_MS = 30_000;

  private static final long MINUTE_MS = 60_000;

  /** Progress is stored every half minute: a longer gap is a stop of the application. */
  private static final long STOPPED_MS = 2 * HEARTBEAT_MS;

  private final AlertRules rules;
  private final boolean live;
  private final Silences silences = new Silences();
  private final QualityBoard quality;
  private final Known known;
  private final Alerts alerts;
  private final Judging judging;
  private final CommandDesk desk;
  private final Answers answers = new Answers();
  private final Set<String> touchedTargets = new LinkedHashSet<>();
  private Progress stored = Progress.NONE;
  private long nowMs = Long.MIN_VALUE;
  private long heartbeatMs = Long.MIN_VALUE;
  private boolean listening = true;

  /**
   * A board without alerts.
   *
   * @param live false in a replay: no alert of the pipeline itself notifies
   */
  public AlertBoard(AlertRules rules, boolean live) {
    this.rules = rules;
    this.live = live;
    quality = new QualityBoard(rules);
    known = new Known(live, quality);
    alerts = new Alerts(rules, silences, known);
    judging = new Judging(rules, known, quality, alerts);
    desk = new CommandDesk(alerts, silences);
  }

  /** Takes back what was stored; before {@link #begin}. */
  public AlertEntries restorer() {
    return new Restorer();
  }

  /**
   * Begins, with the rules of today: alerts that they do not know end, and what they say is found
   * anew. The time in which the application stood still does not count as silence of the pipeline.
   */
  public void begin(long atMs) {
    if (stored.equals(Progress.NONE)) {
      moveTo(atMs);
      known.pulse(atMs);
    } else if (live && atMs - stored.nowMs() > STOPPED_MS) {
      catchUp(atMs);
    }
    advance(atMs);
    judging.all(nowMs);
    advance(atMs);
  }

  /** Lets time pass: everything that falls due until {@code atMs} happens when it is due. */
  public void advance(long atMs) {
    for (OptionalLong due = due(); isBy(due, atMs); due = due()) {
      pass(Math.max(due.getAsLong(), nowMs));
    }
    moveTo(atMs);
  }

  /** Takes how a target stands. */
  public void accept(TargetReading reading, long atMs) {
    advance(atMs);
    known.targets().put(reading.target(), reading);
    touchedTargets.add(reading.target());
    judging.target(reading, nowMs);
    advance(atMs);
  }

  /** Takes that a target is gone: its alerts are over. */
  public void removeTarget(String target, long atMs) {
    advance(atMs);
    known.targets().remove(target);
    touchedTargets.add(target);
    judging.targetGone(target, nowMs);
  }

  /** Takes what the books say of a minute. */
  public void accept(InputMinute minute, QualityFigures figures, long atMs) {
    advance(atMs);
    quality.accept(minute, figures, nowMs);
    if (figures.read() > 0) {
      known.pulse(minute.ms() + MINUTE_MS);
    }
    judging.books(minute.input(), nowMs);
    judging.pulse(nowMs);
    advance(atMs);
  }

  /** Decides a command; one that was answered before gets the same answer, and nothing happens. */
  public Answer decide(Command command, long atMs) {
    advance(atMs);
    Optional<Answer> before = answers.find(command.id());
    if (before.isPresent()) {
      return before.get();
    }
    Answer answer = desk.decide(command, nowMs);
    answers.add(answer);
    return answer;
  }

  /**
   * The alert of an id such as {@code target-off-track|TN-DIGI-ENT-2025}, if there ever was one.
   */
  public Optional<Alert> find(String id) {
    return alerts.find(AlertId.of(id));
  }

  /** The silence of that id, if there ever was one and it is not forgotten. */
  public Optional<Silence> silence(String id) {
    return silences.find(id);
  }

  /** The latest time that was passed in; the smallest long before the first. */
  public long nowMs() {
    return nowMs;
  }

  /** Gives what changed since the last call, transitions in the order in which they happened. */
  public void drain(AlertEntries entries, AlertRows rows) {
    if (nowMs >= heartbeatMs) {
      heartbeatMs = nowMs + HEARTBEAT_MS;
      rules.with(Condition.Always.class).stream()
          .flatMap(bound -> alerts.find(new AlertId(bound.rule().id(), AlertId.PIPELINE)).stream())
          .forEach(alert -> alerts.refresh(alert, nowMs));
      store(entries);
    } else if (stored.pulseMs() != known.pulseMs()) {
      store(entries);
    }
    alerts.drain(entries, rows);
    silences.drain(entries, rows);
    touchedTargets.forEach(
        target -> entries.target(target, Optional.ofNullable(known.targets().get(target))));
    touchedTargets.clear();
    quality.drain(entries);
    answers.drain(entries);
  }

  private void store(AlertEntries entries) {
    stored = new Progress(nowMs, known.pulseMs());
    entries.progress(stored);
  }

  private OptionalLong due() {
    OptionalLong pulseDue = listening ? judging.pulseDue(nowMs) : OptionalLong.empty();
    return Stream.of(silences.due(), quality.due(nowMs), pulseDue, alerts.due())
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private static boolean isBy(OptionalLong due, long atMs) {
    return due.isPresent() && due.getAsLong() <= atMs;
  }

  /** Lets the time pass in which the application stood still and nobody heard the pipeline. */
  private void catchUp(long atMs) {
    listening = false;
    advance(atMs);
    listening = true;
    known.pulse(stored.pulseMs() + atMs - stored.nowMs());
  }

  /** What happens at one moment: first silences end, then conditions change, then alerts do. */
  private void pass(long atMs) {
    boolean minuteOver = isBy(quality.due(nowMs), atMs);
    boolean silenceOver = isBy(silences.due(), atMs);
    moveTo(atMs);
    if (silenceOver) {
      silences.expire(atMs);
      alerts.coverAll(Optional.empty(), atMs);
    }
    if (minuteOver) {
      judging.books(atMs);
      quality.forget(atMs);
    }
    if (listening) {
      judging.pulse(atMs);
    }
    alerts.elapse(atMs);
  }

  private void moveTo(long atMs) {
    nowMs = Math.max(nowMs, atMs);
    known.now(nowMs);
  }

  private final class Restorer implements AlertEntries {
    @Override
    public void alert(Alert alert) {
      alerts.restore(alert);
    }

    @Override
    public void silence(String id, Optional<Silence> silence) {
      silences.restore(id, silence);
    }

    @Override
    public void target(String id, Optional<TargetReading> reading) {
      known.targets().remove(id);
      reading.ifPresent(present -> known.targets().put(id, present));
    }

    @Override
    public void minute(InputMinute minute, QualityFigures figures) {
      quality.restore(minute, figures);
    }

    @Override
    public void answer(int slot, long number, Answer answer) {
      answers.restore(slot, answer, number);
    }

    @Override
    public void progress(Progress reached) {
      stored = reached;
      moveTo(reached.nowMs());
      known.pulse(reached.pulseMs());
    }
  }
}
