package vn.dxpulse.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** The board against {@link AlertModel}, over 20,000 random steps. */
class BoardModelTest {

  private static final AlertRules RULES = ModelBoard.rules(AlertModel.RULES);
  private static final List<String> TARGETS = List.of("A", "B", "C");
  private static final List<String> INPUTS = List.of("dx.evt.case.v1-0", "dx.evt.case.v1-1");
  private static final List<String> ALERTS =
      List.of(
          "off|A",
          "off|B",
          "off|C",
          "risk|A",
          "risk|B",
          "pace|A",
          "pace|C",
          "silent|pipeline",
          "books|" + INPUTS.get(0),
          "share|" + INPUTS.get(0),
          "off|nobody");
  private static final List<Silence.Matchers> MATCHERS =
      List.of(
          ModelBoard.matchers("off", null, null, null),
          ModelBoard.matchers(null, "A", null, null),
          ModelBoard.matchers(null, null, null, "critical"),
          ModelBoard.matchers(null, null, "kpi-of-B", "warning"),
          ModelBoard.matchers("silent", "pipeline", null, null));

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void doesWhatTheTableSays(@ForAll("steps") List<Step> steps) {
    Run run = new Run();

    for (Step step : steps) {
      step.on(run);
      run.assertSame();
    }

    run.assertSameLog();
  }

  /** What the random steps must reach, so that agreeing about them says something. */
  @Property(tries = 1, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void comesToEveryChangeThatThereIs(@ForAll("manySteps") List<Step> steps) {
    Run run = new Run();

    steps.forEach(step -> step.on(run));
    run.commit();

    assertThat(run.board.log.stream().map(Transition::cause).distinct())
        .containsExactlyInAnyOrder(Cause.values());
    assertThat(run.board.log.stream().map(one -> one.after().episode().flapping()).distinct())
        .contains(true);
    assertThat(run.reasons).containsKeys(Answer.Reason.values());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return step().list().ofSize(400);
  }

  @Provide
  Arbitrary<List<Step>> manySteps() {
    return step().list().ofSize(5_000);
  }

  private static Arbitrary<Step> step() {
    Arbitrary<Integer> minutes =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.integers().between(1, 6)),
            Tuple.of(2, Arbitraries.integers().between(7, 70)),
            Tuple.of(1, Arbitraries.integers().between(71, 400)));
    Arbitrary<String> alerts = Arbitraries.of(ALERTS);
    return Arbitraries.frequencyOf(
        Tuple.of(10, minutes.map(Pass::new)),
        Tuple.of(14, statuses()),
        Tuple.of(1, Arbitraries.of(TARGETS).map(Gone::new)),
        Tuple.of(8, books()),
        Tuple.of(
            6,
            Combinators.combine(
                    alerts,
                    Arbitraries.of("lan", "minh", ""),
                    Arbitraries.of(Seen.values()),
                    Arbitraries.of(-1, 0, 1, 20, 90, 600))
                .as(Acknowledge::new)),
        Tuple.of(6, Combinators.combine(alerts, Arbitraries.of(Seen.values())).as(Withdraw::new)),
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of("s1", "s2", "s3"), Arbitraries.of(MATCHERS), minutes)
                .as(Quieten::new)),
        Tuple.of(2, Arbitraries.of("s1", "s2", "s3", "s4").map(EndQuiet::new)),
        Tuple.of(2, Arbitraries.integers().between(0, 1_000).map(Repeat::new)),
        Tuple.of(2, Arbitraries.of(new Commit())),
        Tuple.of(2, Arbitraries.of(new Restart())),
        Tuple.of(2, Arbitraries.of(new Crash())),
        Tuple.of(1, Arbitraries.integers().between(2, 120).map(Outage::new)));
  }

  private static Arbitrary<Step> statuses() {
    return Combinators.combine(
            Arbitraries.of(TARGETS),
            Arbitraries.frequency(Tuple.of(9, "01@2025-07-01"), Tuple.of(1, "25@2025-07-01")),
            Arbitraries.of(
                "OFF_TRACK", "OFF_TRACK", "AT_RISK", "ON_TRACK", "ACHIEVED", "NO_DATA", "LATER"),
            Arbitraries.of(true, false))
        .as(Status::new);
  }

  private static Arbitrary<Step> books() {
    return Combinators.combine(
            Arbitraries.of(INPUTS),
            Arbitraries.integers().between(0, 15),
            Arbitraries.of(0L, 60L, 200L, 1_000L),
            Arbitraries.of(0L, 1L, 6L, 40L),
            Arbitraries.of(0L, 0L, 0L, 3L, -3L))
        .as(Books::new);
  }

  private enum Seen {
    NOTHING,
    NEWEST,
    AN_OLDER_ONE
  }

  /** The board and the model, side by side. */
  private static final class Run {
    private final ModelBoard board = ModelBoard.of(RULES);
    private final AlertModel model = new AlertModel();
    private final List<Command> commands = new ArrayList<>();
    private final Map<String, Answer> answers = new TreeMap<>();
    private final Map<Answer.Reason, Integer> reasons = new TreeMap<>();

    /** What the board was told since it was committed last, to be told again after a crash. */
    private final List<Runnable> uncommitted = new ArrayList<>();

    private long committedMs = board.nowMs();

    private Run() {
      commit();
    }

    void tell(Runnable told) {
      uncommitted.add(told);
      told.run();
    }

    void commit() {
      board.commit();
      committedMs = board.nowMs();
      uncommitted.clear();
    }

    void crash() {
      board.rewind(committedMs);
      board.restart();
      uncommitted.forEach(Runnable::run);
    }

    void decide(Command command, Answer.Reason expected) {
      Answer[] answer = new Answer[1];
      tell(() -> answer[0] = board.decide(command));
      assertThat(answer[0].reason()).as(command.toString()).isEqualTo(expected);
      assertThat(answer[0].command()).isEqualTo(command.id());
      commands.add(command);
      answers.put(command.id(), answer[0]);
      reasons.merge(expected, 1, Integer::sum);
    }

    OptionalLong seen(String alert, Seen seen) {
      Optional<Alert.Trail> trail = board.find(alert).map(Alert::trail);
      return switch (seen) {
        case NOTHING -> OptionalLong.empty();
        case NEWEST -> OptionalLong.of(trail.map(Alert.Trail::revision).orElse(7L));
        case AN_OLDER_ONE ->
            OptionalLong.of(trail.map(one -> one.changedRevision() - 1).orElse(7L));
      };
    }

    Answer.Reason expected(String alert, Seen seen) {
      Optional<AlertModel.One> one = model.find(alert);
      if (one.isEmpty()) {
        return Answer.Reason.UNKNOWN_ALERT;
      }
      if (seen == Seen.AN_OLDER_ONE) {
        return Answer.Reason.STALE_REVISION;
      }
      return one.get().active() ? Answer.Reason.DONE : Answer.Reason.NOT_FIRING;
    }

    void assertSame() {
      Map<String, String> expected = new TreeMap<>();
      Map<String, String> found = new TreeMap<>();
      model.alerts().forEach((id, one) -> expected.put(id, one.shown()));
      expected
          .keySet()
          .forEach(id -> found.put(id, board.find(id).map(Run::shown).orElse("absent")));
      assertThat(found).isEqualTo(expected);
      ALERTS.stream()
          .filter(id -> !expected.containsKey(id))
          .forEach(id -> assertThat(board.find(id)).isEmpty());
    }

    void assertSameLog() {
      commit();
      Map<String, List<String>> found = new LinkedHashMap<>();
      model.alerts().keySet().forEach(id -> found.put(id, board.changes(id)));
      assertThat(found).isEqualTo(model.changes());
      assertThat(board.log.stream().map(Transition::id)).doesNotHaveDuplicates();
      assertUnbroken();
    }

    private void assertUnbroken() {
      Map<AlertId, Alert> last = new LinkedHashMap<>();
      for (Transition one : board.log) {
        Alert before = last.put(one.after().id(), one.after());
        assertThat(one.from()).isEqualTo(before == null ? Stage.INACTIVE : before.stage());
        assertThat(one.after().trail().transitions())
            .isEqualTo(before == null ? 1 : before.trail().transitions() + 1);
        assertThat(one.after().trail().revision())
            .isGreaterThan(before == null ? 0 : before.trail().revision());
        assertThat(one.atMs()).isGreaterThanOrEqualTo(before == null ? 0 : before.sinceMs());
      }
    }

    private static String shown(Alert alert) {
      return "%s owner=%s level=%d episode=%d flapping=%s silence=%s"
          .formatted(
              alert.stage(),
              alert.care().taken().map(Acknowledgement::owner).orElse(""),
              alert.episode().level(),
              alert.episode().number(),
              alert.episode().flapping(),
              alert.care().silence().orElse(""));
    }
  }

  /** One thing that happens to both. */
  private interface Step {
    void on(Run run);
  }

  private record Pass(int minutes) implements Step {
    @Override
    public void on(Run run) {
      run.tell(() -> run.board.minutes(minutes));
      run.model.pass(minutes);
    }
  }

  private record Outage(int minutes) implements Step {
    @Override
    public void on(Run run) {
      run.commit();
      run.board.outage(Duration.ofMinutes(minutes));
      run.model.outage(minutes);
      run.commit();
    }
  }

  private record Status(String target, String unit, String status, boolean slow) implements Step {
    @Override
    public void on(Run run) {
      run.tell(() -> run.board.accept(target, unit, status, slow));
      run.model.status(target, unit, status, slow);
    }
  }

  private record Gone(String target) implements Step {
    @Override
    public void on(Run run) {
      run.tell(() -> run.board.gone(target));
      run.model.gone(target);
    }
  }

  private record Books(String input, int minutesAgo, long read, long rejected, long unaccounted)
      implements Step {
    @Override
    public void on(Run run) {
      long some = Math.min(read, rejected);
      run.tell(() -> run.board.books(input, minutesAgo, read, some, unaccounted));
      run.model.books(input, minutesAgo, read, some, Math.abs(unaccounted));
    }
  }

  private record Acknowledge(String alert, String by, Seen seen, int minutes) implements Step {
    @Override
    public void on(Run run) {
      OptionalLong until =
          minutes < 0
              ? OptionalLong.empty()
              : OptionalLong.of(run.board.nowMs() + minutes * 60_000L);
      Answer.Reason expected = run.expected(alert, seen);
      boolean known = expected != Answer.Reason.UNKNOWN_ALERT;
      if (known && (minutes == 0 || by.isEmpty())) {
        expected = Answer.Reason.INVALID;
      }
      OptionalLong revision = run.seen(alert, seen);
      run.decide(run.board.onAlert(Command.ACKNOWLEDGE, alert, by, revision, until), expected);
      if (expected == Answer.Reason.DONE) {
        run.model.acknowledge(alert, by, minutes < 0 ? Integer.MAX_VALUE : minutes);
      }
    }
  }

  private record Withdraw(String alert, Seen seen) implements Step {
    @Override
    public void on(Run run) {
      Answer.Reason expected = run.expected(alert, seen);
      boolean taken = run.model.find(alert).map(AlertModel.One::taken).orElse(false);
      if (expected == Answer.Reason.DONE && !taken) {
        expected = Answer.Reason.INVALID;
      }
      OptionalLong revision = run.seen(alert, seen);
      run.decide(
          run.board.onAlert(Command.WITHDRAW, alert, "lan", revision, OptionalLong.empty()),
          expected);
      if (expected == Answer.Reason.DONE) {
        run.model.withdraw(alert);
      }
    }
  }

  private record Quieten(String id, Silence.Matchers matchers, int minutes) implements Step {
    @Override
    public void on(Run run) {
      OptionalLong until = OptionalLong.of(run.board.nowMs() + minutes * 60_000L);
      run.decide(run.board.onSilence(Command.SILENCE, id, matchers, until), Answer.Reason.DONE);
      run.model.silence(id, matchers, minutes);
    }
  }

  private record EndQuiet(String id) implements Step {
    @Override
    public void on(Run run) {
      Answer.Reason known = run.model.silences(id) ? Answer.Reason.DONE : Answer.Reason.INVALID;
      Answer.Reason expected = run.model.knowsSilence(id) ? known : Answer.Reason.UNKNOWN_SILENCE;
      run.decide(
          run.board.onSilence(Command.END_SILENCE, id, ModelBoard.NOTHING, OptionalLong.empty()),
          expected);
      if (expected == Answer.Reason.DONE) {
        run.model.endSilence(id);
      }
    }
  }

  /** A command comes once more. */
  private record Repeat(int which) implements Step {
    @Override
    public void on(Run run) {
      if (!run.commands.isEmpty()) {
        Command again = run.commands.get(run.commands.size() - 1 - which % run.commands.size());
        run.tell(() -> assertThat(run.board.decide(again)).isEqualTo(run.answers.get(again.id())));
      }
    }
  }

  private record Commit() implements Step {
    @Override
    public void on(Run run) {
      run.commit();
    }
  }

  private record Restart() implements Step {
    @Override
    public void on(Run run) {
      run.commit();
      run.board.restart();
    }
  }

  /** What was not committed happens again. */
  private record Crash() implements Step {
    @Override
    public void on(Run run) {
      run.crash();
    }
  }
}
