package vn.dxpulse.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** A board in virtual time, with what it stored and published. */
final class ModelBoard implements AlertRows {

  static final long START_MS = Instant.parse("2026-01-05T01:00:00Z").toEpochMilli();

  private static final HexFormat HEX = HexFormat.of();

  final List<Transition> log = new ArrayList<>();

  /** The changelog, compacted: key and value in hexadecimal digits. */
  private final Map<String, String> stored = new TreeMap<>();

  private final AlertRules rules;
  private AlertBoard board;
  private long nowMs = START_MS;
  private long revision;
  private int commands;

  private ModelBoard(AlertRules rules) {
    this.rules = rules;
    board = new AlertBoard(rules, true);
    board.begin(nowMs);
  }

  /** A board that has begun. */
  static ModelBoard of(AlertRules rules) {
    return new ModelBoard(rules);
  }

  static AlertRules rules(String text) {
    return AlertRules.read(new StringReader(text), "test");
  }

  long nowMs() {
    return nowMs;
  }

  /** Lets time pass. */
  ModelBoard pass(Duration duration) {
    nowMs += duration.toMillis();
    board.advance(nowMs);
    return this;
  }

  ModelBoard minutes(long minutes) {
    return pass(Duration.ofMinutes(minutes));
  }

  ModelBoard accept(String target, String unit, String status, boolean slow) {
    board.accept(
        new TargetReading(
            target,
            unit,
            "kpi-of-" + target,
            status,
            slow,
            new TargetReading.Origin(false, true, ++revision),
            new TargetReading.Why("vì " + status, "because " + status)),
        nowMs);
    return this;
  }

  ModelBoard gone(String target) {
    board.removeTarget(target, nowMs);
    return this;
  }

  /** What the books say of the minute that began so many minutes ago. */
  ModelBoard books(String input, int minutesAgo, long read, long rejected, long unaccounted) {
    long minute = Math.floorDiv(nowMs, 60_000L) * 60_000 - minutesAgo * 60_000L;
    board.accept(
        new InputMinute(input, minute), new QualityFigures(read, rejected, unaccounted), nowMs);
    return this;
  }

  Answer decide(Command command) {
    return board.decide(command, nowMs);
  }

  Command onAlert(String action, String alert, String by, OptionalLong seen, OptionalLong untilMs) {
    return new Command(
        "c" + ++commands,
        action,
        Optional.of(alert),
        Optional.empty(),
        seen,
        new Command.Words(by, Optional.empty(), "I look at it"),
        untilMs,
        NOTHING);
  }

  Command onSilence(String action, String id, Silence.Matchers matchers, OptionalLong untilMs) {
    return new Command(
        "c" + ++commands,
        action,
        Optional.empty(),
        Optional.of(id),
        OptionalLong.empty(),
        new Command.Words("lan", Optional.empty(), "maintenance"),
        untilMs,
        matchers);
  }

  static final Silence.Matchers NOTHING = matchers(null, null, null, null);

  /** What a silence is about; null: whatever it is. */
  static Silence.Matchers matchers(String rule, String target, String kpi, String severity) {
    return new Silence.Matchers(
        Optional.ofNullable(rule),
        Optional.ofNullable(target),
        Optional.empty(),
        Optional.ofNullable(kpi),
        Optional.ofNullable(severity));
  }

  Optional<Alert> find(String alert) {
    return board.find(alert);
  }

  /** Publishes and stores. */
  ModelBoard commit() {
    board.drain(
        new StoredAlerts(
            (key, value) -> {
              if (value == null) {
                stored.remove(HEX.formatHex(key));
              } else {
                stored.put(HEX.formatHex(key), HEX.formatHex(value));
              }
            }),
        this);
    return this;
  }

  /** Begins anew from what is stored; what was not committed is lost. */
  ModelBoard restart() {
    board = new AlertBoard(rules, true);
    stored.forEach(
        (key, value) ->
            StoredAlerts.read(HEX.parseHex(key), HEX.parseHex(value), board.restorer()));
    board.begin(nowMs);
    return this;
  }

  /** The application stands still. */
  ModelBoard outage(Duration duration) {
    commit();
    nowMs += duration.toMillis();
    return restart();
  }

  /** Time as it was at the last commit, after a crash. */
  void rewind(long toMs) {
    nowMs = toMs;
  }

  /** What happened to an alert, as far as it was committed: {@code PENDING>FIRING HOLD}. */
  List<String> changes(String alert) {
    return log.stream()
        .filter(transition -> transition.after().id().toString().equals(alert))
        .map(
            transition ->
                "%s>%s %s"
                    .formatted(transition.from(), transition.after().stage(), transition.cause()))
        .toList();
  }

  @Override
  public void transition(Transition transition) {
    log.add(transition);
  }

  @Override
  public void alert(Alert alert) {
    assertThat(board.find(alert.id().toString())).contains(alert);
  }

  @Override
  public void silence(Silence silence) {
    assertThat(silence.revision()).isPositive();
  }
}
