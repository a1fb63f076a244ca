package vn.dxpulse.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** A board on a timeline that begins at midnight; what is published is committed at each look. */
final class BoardRun {

  static final Instant MIDNIGHT = Instant.parse("2025-08-01T00:00:00Z");

  final Map<String, byte[]> stored = new LinkedHashMap<>();
  private final List<Transition> transitions = new ArrayList<>();
  private final List<Alert> rows = new ArrayList<>();
  private AlertBoard board;
  private int commands;
  private long revision;

  BoardRun(AlertRules rules) {
    board = new AlertBoard(rules, true);
    board.begin(ms("00:00"));
  }

  static AlertRules rules(String yaml) {
    return AlertRules.read(new StringReader("rules:\n" + yaml.indent(2)), "test.yaml");
  }

  void passTo(String time) {
    board.advance(ms(time));
  }

  void target(String time, String target, String status) {
    target(time, target, "19@2025-07-01", status);
  }

  void target(String time, String target, String unit, String status) {
    TargetReading reading =
        new TargetReading(
            target,
            unit,
            "digital_enterprises",
            status,
            false,
            new TargetReading.Origin(false, true, ++revision),
            new TargetReading.Why("Thiếu 12.", "12 short."));
    board.accept(reading, ms(time));
  }

  void targetGone(String time, String target) {
    board.removeTarget(target, ms(time));
  }

  /** Figures of the minute that begins at {@code minute}, which come in at {@code time}. */
  void books(String time, String minute, long read, long rejected, long unaccounted) {
    board.accept(
        new InputMinute("facts-3", ms(minute)),
        new QualityFigures(read, rejected, unaccounted),
        ms(time));
  }

  Answer acknowledge(String time, String alert, OptionalLong seen, String until) {
    return board.decide(
        new Command(
            "command-" + ++commands,
            Command.ACKNOWLEDGE,
            Optional.of(alert),
            Optional.empty(),
            seen,
            new Command.Words("lan", Optional.of("minh"), "looking"),
            until.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ms(until)),
            new Silence.Matchers(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        ms(time));
  }

  Answer silence(String time, String id, Silence.Matchers matchers, String until) {
    return board.decide(
        new Command(
            "command-" + ++commands,
            Command.SILENCE,
            Optional.empty(),
            Optional.of(id),
            OptionalLong.empty(),
            new Command.Words("lan", Optional.empty(), "maintenance"),
            OptionalLong.of(ms(until)),
            matchers),
        ms(time));
  }

  Alert alert(String id) {
    return board.find(id).orElseThrow();
  }

  AlertBoard board() {
    return board;
  }

  /** Commits, stops, and starts at {@code time} with other rules. */
  void restart(String time, AlertRules rules) {
    commit();
    board = new AlertBoard(rules, true);
    stored.forEach(
        (key, value) -> StoredAlerts.read(HexFormat.of().parseHex(key), value, board.restorer()));
    board.begin(ms(time));
  }

  /** Transitions since the last look: time, alert, stage, cause. */
  List<String> happened() {
    commit();
    List<String> lines =
        transitions.stream()
            .map(
                one ->
                    "%s %s %s %s"
                        .formatted(
                            time(one.atMs()), one.after().id(), one.after().stage(), one.cause()))
            .toList();
    transitions.clear();
    return lines;
  }

  /** Rows since the last look. */
  List<Alert> rows() {
    commit();
    List<Alert> published = List.copyOf(rows);
    rows.clear();
    return published;
  }

  static long ms(String time) {
    String[] parts = time.split("[d:] ?");
    Duration since =
        parts.length == 3
            ? Duration.ofDays(Long.parseLong(parts[0]))
                .plusHours(Long.parseLong(parts[1]))
                .plusMinutes(Long.parseLong(parts[2]))
            : Duration.ofHours(Long.parseLong(parts[0])).plusMinutes(Long.parseLong(parts[1]));
    return MIDNIGHT.plus(since).toEpochMilli();
  }

  private static String time(long ms) {
    Duration since = Duration.between(MIDNIGHT, Instant.ofEpochMilli(ms));
    String clock = "%02d:%02d".formatted(since.toHoursPart(), since.toMinutesPart());
    return since.toDays() == 0 ? clock : since.toDays() + "d " + clock;
  }

  private void commit() {
    board.drain(new StoredAlerts(this::store), new Rows());
  }

  private void store(byte[] key, byte[] value) {
    String id = HexFormat.of().formatHex(key);
    assertThat(new String(key, StandardCharsets.UTF_8)).matches("[ASTMCP].*");
    if (value == null) {
      stored.remove(id);
    } else {
      stored.put(id, value);
    }
  }

  private final class Rows implements AlertRows {
    @Override
    public void transition(Transition transition) {
      transitions.add(transition);
    }

    @Override
    public void alert(Alert alert) {
      rows.add(alert);
    }

    @Override
    public void silence(Silence silence) {
      assertThat(silence.revision()).isPositive();
    }
  }
}
