package vn.dxpulse.streams.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reference for the life of alerts: a table of what may follow what, and clocks that count
 * minute by minute. It shares no code with the board: rules, conditions and severities are written
 * out here, and {@link #RULES} is the file that says the same.
 */
final class AlertModel {

  static final String RULES =
      """
      rules:
        - {id: off, kind: target, severity: warning, name_vi: Lệch, name_en: Off, fires: [OFF_TRACK],
           clears: [ON_TRACK, ACHIEVED], hold_for: 10m, clear_for: 20m, escalate_after: [1h, 3h],
           flapping: {firings: 2, within: 6h, clear_times: 3}}
        - {id: risk, kind: target, severity: info, name_vi: Nguy, name_en: Risk, fires: [AT_RISK],
           clears: [ON_TRACK, OFF_TRACK, ACHIEVED], escalate_after: [30m]}
        - {id: pace, kind: pace, severity: warning, name_vi: Chậm, name_en: Slow, units: ["01"],
           hold_for: 5m, clear_for: 15m}
        - {id: books, kind: data_quality, of: unaccounted, over: 40m, severity: critical,
           name_vi: Sổ, name_en: Books, hold_for: 1m, clear_for: 5m}
        - {id: share, kind: data_quality, of: rejected_share, over: 10m, at_least: 100,
           above: 0.05, clears_below: 0.02, severity: warning, name_vi: Lỗi, name_en: Share,
           hold_for: 2m, clear_for: 3m, flapping: {firings: 1, within: 2h, clear_times: 2}}
        - {id: silent, kind: no_data, of: pipeline, after: 30m, severity: critical, name_vi: Im,
           name_en: Silent, hold_for: 2m, clear_for: 5m}
      """;

  private static final String TABLE =
      """
      INACTIVE     raised       PENDING
      RESOLVED     raised       PENDING
      PENDING      dropped      INACTIVE
      PENDING      held         FIRING
      PENDING      heldCovered  SILENCED
      PENDING      ended        INACTIVE
      FIRING       escalated    FIRING
      FIRING       taken        ACKNOWLEDGED
      ACKNOWLEDGED taken        ACKNOWLEDGED
      SILENCED     taken        SILENCED
      ACKNOWLEDGED freed        FIRING
      SILENCED     freed        SILENCED
      FIRING       covered      SILENCED
      ACKNOWLEDGED covered      SILENCED
      SILENCED     covered      SILENCED
      SILENCED     bared        FIRING
      SILENCED     baredTaken   ACKNOWLEDGED
      FIRING       ended        RESOLVED
      ACKNOWLEDGED ended        RESOLVED
      SILENCED     ended        RESOLVED
      """;

  private static final Map<String, String> NEXT = new HashMap<>();

  static {
    TABLE
        .lines()
        .map(line -> line.split(" +"))
        .forEach(cells -> NEXT.put(cells[0] + " " + cells[1], cells[2]));
  }

  private static final Set<String> ACTIVE = Set.of("FIRING", "ACKNOWLEDGED", "SILENCED");
  private static final List<String> SEVERITIES = List.of("info", "warning", "critical");
  private static final int NEVER = Integer.MAX_VALUE;

  /** Minutes of each rule: hold, clear, firings, their window, times; then escalations. */
  private record Clock(
      int hold,
      int clear,
      int firings,
      int within,
      int times,
      String severity,
      List<Integer> escalate) {}

  private static final Map<String, Clock> CLOCKS =
      Map.of(
          "off", new Clock(10, 20, 2, 360, 3, "warning", List.of(60, 180)),
          "risk", new Clock(0, 0, NEVER, 0, 1, "info", List.of(30)),
          "pace", new Clock(5, 15, NEVER, 0, 1, "warning", List.of()),
          "books", new Clock(1, 5, NEVER, 0, 1, "critical", List.of()),
          "share", new Clock(2, 3, 1, 120, 2, "warning", List.of()),
          "silent", new Clock(2, 5, NEVER, 0, 1, "critical", List.of()));

  private final Map<String, One> alerts = new TreeMap<>();
  private final Map<String, Quiet> silences = new TreeMap<>();
  private final Map<String, Map<Long, long[]>> books = new TreeMap<>();
  private long minute;
  private long pulse;

  /** An alert, as long as there is one. */
  static final class One {
    private final String rule;
    private final String subject;
    private String state = "INACTIVE";
    private char signal = 'C';
    private int signalFor;
    private int stateFor;
    private int episode;
    private int level;
    private boolean flapping;
    private Optional<String> owner = Optional.empty();
    private int ownedFor = NEVER;
    private Optional<String> silence = Optional.empty();
    private final List<Long> fired = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    private One(String rule, String subject) {
      this.rule = rule;
      this.subject = subject;
    }

    boolean active() {
      return ACTIVE.contains(state);
    }

    boolean taken() {
      return owner.isPresent();
    }

    private Clock clock() {
      return CLOCKS.get(rule);
    }

    private String severity() {
      return SEVERITIES.get(Math.min(2, SEVERITIES.indexOf(clock().severity()) + level));
    }

    private void go(String event, String cause) {
      String next =
          Objects.requireNonNull(
              NEXT.get(state + " " + event), () -> state + " cannot be " + event);
      changes.add(state + ">" + next + " " + cause);
      if (!next.equals(state)) {
        stateFor = 0;
      }
      state = next;
    }

    private void hear(char now) {
      if (signal != now) {
        signal = now;
        signalFor = 0;
      }
      boolean asleep = state.equals("INACTIVE") || state.equals("RESOLVED");
      if (asleep && now == 'R') {
        level = 0;
        flapping = false;
        go("raised", "CONDITION");
      } else if (state.equals("PENDING") && now != 'R') {
        go("dropped", "CONDITION");
      }
    }

    private void end(String cause) {
      if (!state.equals("INACTIVE") && !state.equals("RESOLVED")) {
        if (signal != 'C') {
          signal = 'C';
          signalFor = 0;
        }
        owner = Optional.empty();
        ownedFor = NEVER;
        silence = Optional.empty();
        go("ended", cause);
      }
    }

    private void free(String cause) {
      owner = Optional.empty();
      ownedFor = NEVER;
      go("freed", cause);
    }

    /** As rows and checks show it. */
    String shown() {
      return "%s owner=%s level=%d episode=%d flapping=%s silence=%s"
          .formatted(state, owner.orElse(""), level, episode, flapping, silence.orElse(""));
    }
  }

  private static final class Quiet {
    private boolean on = true;
    private final Silence.Matchers matchers;
    private long until;

    private Quiet(Silence.Matchers matchers, long until) {
      this.matchers = matchers;
      this.until = until;
    }

    private boolean covers(One alert) {
      return on
          && matchers.rule().map(alert.rule::equals).orElse(true)
          && matchers.target().map(alert.subject::equals).orElse(true)
          && matchers.kpi().map(("kpi-of-" + alert.subject)::equals).orElse(true)
          && matchers.severity().map(alert.severity()::equals).orElse(true);
    }
  }

  Map<String, One> alerts() {
    return alerts;
  }

  Optional<One> find(String id) {
    return Optional.ofNullable(alerts.get(id));
  }

  Map<String, List<String>> changes() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    alerts.forEach((id, one) -> all.put(id, List.copyOf(one.changes)));
    return all;
  }

  void pass(int minutes) {
    for (int passed = 0; passed < minutes; passed++) {
      tick();
      judgePulse();
      settle();
    }
  }

  /** The application stood still: nobody could have heard the pipeline. */
  void outage(int minutes) {
    for (int passed = 0; passed < minutes; passed++) {
      tick();
      settle();
    }
    pulse += minutes;
    judgePulse();
    settle();
  }

  private void tick() {
    minute++;
    for (One one : alerts.values()) {
      one.signalFor++;
      one.stateFor++;
      one.ownedFor -= one.ownedFor == NEVER ? 0 : 1;
    }
    expireSilences();
    books.keySet().forEach(this::judgeBooks);
  }

  void status(String target, String unit, String status, boolean slow) {
    char off =
        switch (status) {
          case "OFF_TRACK" -> 'R';
          case "ON_TRACK", "ACHIEVED" -> 'C';
          default -> 'K';
        };
    char risk =
        switch (status) {
          case "AT_RISK" -> 'R';
          case "ON_TRACK", "OFF_TRACK", "ACHIEVED" -> 'C';
          default -> 'K';
        };
    boolean matters = Set.of("ON_TRACK", "AT_RISK", "OFF_TRACK").contains(status);
    tell("off", target, off);
    tell("risk", target, risk);
    if (unit.startsWith("01@")) {
      tell("pace", target, slow && matters ? 'R' : 'C');
    } else {
      find("pace|" + target).ifPresent(one -> one.end("RULE_REMOVED"));
    }
    settle();
  }

  void gone(String target) {
    for (String rule : List.of("off", "risk", "pace")) {
      find(rule + "|" + target).ifPresent(one -> one.end("CLEAR"));
    }
  }

  void books(String input, int minutesAgo, long read, long rejected, long unaccounted) {
    books
        .computeIfAbsent(input, one -> new TreeMap<>())
        .put(minute - minutesAgo, new long[] {read, rejected, unaccounted});
    if (read > 0) {
      pulse = Math.max(pulse, minute - minutesAgo + 1);
    }
    judgeBooks(input);
    judgePulse();
    settle();
  }

  void acknowledge(String id, String by, int minutes) {
    One one = alerts.get(id);
    one.owner = Optional.of(by);
    one.ownedFor = minutes;
    one.go("taken", "ACKNOWLEDGE");
  }

  void withdraw(String id) {
    alerts.get(id).free("WITHDRAW");
  }

  void silence(String id, Silence.Matchers matchers, int minutes) {
    silences.put(id, new Quiet(matchers, minute + minutes));
    alerts.values().forEach(one -> cover(one, one.silence.isPresent()));
  }

  boolean silences(String id) {
    return silences.containsKey(id) && silences.get(id).on;
  }

  boolean knowsSilence(String id) {
    return silences.containsKey(id);
  }

  void endSilence(String id) {
    silences.get(id).on = false;
    alerts.values().forEach(one -> cover(one, true));
  }

  private void tell(String rule, String subject, char signal) {
    String id = rule + "|" + subject;
    if (signal == 'R') {
      alerts.computeIfAbsent(id, key -> new One(rule, subject));
    }
    find(id).ifPresent(one -> one.hear(signal));
  }

  private void judgeBooks(String input) {
    long lost = 0;
    long read = 0;
    long rejected = 0;
    for (Map.Entry<Long, long[]> entry : books.get(input).entrySet()) {
      long age = minute - (entry.getKey() + 1); // of its end
      lost += age < 40 ? entry.getValue()[2] : 0;
      read += age < 10 ? entry.getValue()[0] : 0;
      rejected += age < 10 ? entry.getValue()[1] : 0;
    }
    tell("books", input, lost == 0 ? 'C' : 'R');
    // 5 % and 2 % in whole numbers
    char share = rejected * 20 > read ? 'R' : 'K';
    tell("share", input, read < 100 || rejected * 50 < read ? 'C' : share);
  }

  private void judgePulse() {
    tell("silent", "pipeline", minute - pulse >= 30 ? 'R' : 'C');
  }

  private void expireSilences() {
    boolean any = false;
    for (Quiet quiet : silences.values()) {
      if (quiet.on && quiet.until <= minute) {
        quiet.on = false;
        any = true;
      }
    }
    if (any) {
      alerts.values().forEach(one -> cover(one, true));
    }
  }

  private Optional<String> covering(One one) {
    if (one.silence.isPresent() && silences.get(one.silence.get()).covers(one)) {
      return one.silence;
    }
    String best = null;
    for (Map.Entry<String, Quiet> entry : silences.entrySet()) {
      boolean longer = best == null || entry.getValue().until > silences.get(best).until;
      if (entry.getValue().covers(one) && longer) {
        best = entry.getKey();
      }
    }
    return Optional.ofNullable(best);
  }

  private void cover(One one, boolean ended) {
    Optional<String> next = covering(one);
    if (!one.active() || next.equals(one.silence)) {
      return;
    }
    String cause = ended && one.silence.isPresent() ? "SILENCE_ENDED" : "SILENCE";
    one.silence = next;
    if (next.isPresent()) {
      one.go("covered", cause);
    } else {
      one.go(one.taken() ? "baredTaken" : "bared", cause);
    }
  }

  private void settle() {
    for (One one : alerts.values()) {
      while (step(one)) {
        cover(one, false);
      }
    }
  }

  private boolean step(One one) {
    Clock clock = one.clock();
    if (one.state.equals("PENDING") && one.stateFor >= clock.hold()) {
      fire(one);
      return true;
    }
    if (!one.active()) {
      return false;
    }
    int clear = clock.clear() * (one.flapping ? clock.times() : 1);
    if (one.signal == 'C' && one.signalFor >= clear) {
      one.end("CLEAR");
      return true;
    }
    if (one.ownedFor <= 0) {
      one.free("EXPIRE");
      return true;
    }
    boolean more = one.state.equals("FIRING") && one.level < clock.escalate().size();
    if (more && one.stateFor >= clock.escalate().get(one.level)) {
      one.level++;
      one.go("escalated", "ESCALATE");
      return true;
    }
    return false;
  }

  private void fire(One one) {
    one.fired.add(minute);
    long lately = one.fired.stream().filter(at -> minute - at < one.clock().within()).count();
    one.flapping = lately > one.clock().firings();
    one.episode++;
    one.silence = covering(one);
    one.go(one.silence.isPresent() ? "heldCovered" : "held", "HOLD");
  }
}
