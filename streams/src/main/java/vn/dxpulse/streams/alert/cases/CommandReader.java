package vn.dxpulse.streams.alert.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.Answer;
import vn.dxpulse.streams.alert.Command;
import vn.dxpulse.streams.alert.Silence;
import vn.dxpulse.streams.alert.rule.RuleValues;

/** Reads commands. Each has an id of its own, so none is a repetition. */
final class CommandReader {

  static final Set<String> KEYS =
      Set.of(
          "command",
          "alert",
          "silence",
          "by",
          "owner",
          "comment",
          "until",
          "match_rule",
          "match_target",
          "match_unit",
          "match_kpi",
          "match_severity",
          "answer");

  private static final List<String> ACTIONS =
      List.of("acknowledge", "withdraw", "silence", "end_silence");
  private static final List<String> REASONS =
      Arrays.stream(Answer.Reason.values()).map(Enum::name).toList();

  private final YamlProblems problems;
  private final RuleValues values;
  private final CaseTimes times;
  private int read;

  CommandReader(YamlProblems problems, RuleValues values, CaseTimes times) {
    this.problems = problems;
    this.values = values;
    this.times = times;
  }

  /** The command; empty if its action is none. */
  Optional<Happening> read(Yaml.Block block, long atMs) {
    return values.choice(block, "command", ACTIONS).map(action -> asked(block, action, atMs));
  }

  private Happening asked(Yaml.Block block, String action, long atMs) {
    String subject = action.endsWith("silence") ? "silence" : "alert";
    problems.text(block, subject);
    Command command =
        new Command(
            "command-" + ++read,
            action.toUpperCase(Locale.ROOT),
            optional(block, "alert"),
            optional(block, "silence"),
            OptionalLong.empty(),
            new Command.Words(
                problems.raw(block, "by"),
                optional(block, "owner"),
                problems.raw(block, "comment")),
            until(block, atMs),
            new Silence.Matchers(
                optional(block, "match_rule"),
                optional(block, "match_target"),
                optional(block, "match_unit"),
                optional(block, "match_kpi"),
                optional(block, "match_severity")));
    return new Happening.Asked(command, answer(block));
  }

  private Answer.Reason answer(Yaml.Block block) {
    return block.entries().containsKey("answer")
        ? values
            .choice(block, "answer", REASONS)
            .map(Answer.Reason::valueOf)
            .orElse(Answer.Reason.DONE)
        : Answer.Reason.DONE;
  }

  private OptionalLong until(Yaml.Block block, long atMs) {
    String text = problems.raw(block, "until");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong untilMs = times.read(text, atMs);
    if (untilMs.isEmpty()) {
      problems.add(
          block.entries().get("until"),
          "until is '%s', allowed: 1h30m after the start, or a time such as 08:00".formatted(text));
    }
    return untilMs;
  }

  private Optional<String> optional(Yaml.Block block, String key) {
    return Optional.of(problems.raw(block, key)).filter(text -> !text.isEmpty());
  }
}
