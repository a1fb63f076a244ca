package vn.dxpulse.streams.alert.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.rule.AlertRules;

/**
 * Reads the steps of one case, in their order. Where something is wrong it adds a problem and goes
 * on with a stand-in, so that the rest is checked too.
 */
final class StepReader {

  private static final List<String> KINDS = List.of("target", "quality", "command");

  private final YamlProblems problems;
  private final CaseTimes times;
  private final HappeningReader happenings;
  private final ExpectedReader expectations;
  private long fromMs;

  StepReader(YamlProblems problems, AlertRules rules, long startMs) {
    this.problems = problems;
    this.times = new CaseTimes(startMs);
    this.happenings = new HappeningReader(problems, times);
    this.expectations = new ExpectedReader(problems, rules);
    this.fromMs = startMs;
  }

  /** The next step. */
  AlertCase.Step read(Yaml.Block block) {
    List<String> kinds = KINDS.stream().filter(block.entries()::containsKey).toList();
    if (kinds.size() > 1) {
      problems.add(block, "a step has one of " + KINDS + ", this one has " + kinds);
    }
    Set<String> known = new HashSet<>(Set.of("at", "expect"));
    kinds.forEach(kind -> known.addAll(HappeningReader.keys(kind)));
    known.addAll(kinds.isEmpty() ? KINDS : List.of());
    problems.refuseUnknownKeys(block, known);
    fromMs = at(block);
    Optional<Happening> happening =
        kinds.size() == 1 ? happenings.read(block, kinds.get(0), fromMs) : Optional.empty();
    List<Expected> expected = expected(block);
    if (kinds.isEmpty() && !block.entries().containsKey("expect")) {
      problems.add(block, "nothing happens in this step, and nothing is expected");
    }
    return new AlertCase.Step(block.line(), problems.raw(block, "at"), fromMs, happening, expected);
  }

  private long at(Yaml.Block block) {
    Optional<String> text = problems.text(block, "at");
    if (text.isEmpty()) {
      return fromMs;
    }
    OptionalLong atMs = times.read(text.get(), fromMs);
    if (atMs.isEmpty()) {
      problems.add(
          block.entries().get("at"),
          "at is '%s', allowed: 1h30m after the start, or a time such as 08:00"
              .formatted(text.get()));
    } else if (atMs.getAsLong() < fromMs) {
      problems.add(block.entries().get("at"), "at is before the step above");
    }
    return Math.max(fromMs, atMs.orElse(fromMs));
  }

  private List<Expected> expected(Yaml.Block block) {
    List<Expected> all = new ArrayList<>();
    if (block.entries().containsKey("expect")) {
      problems
          .block(block, "expect")
          .ifPresent(
              inner ->
                  inner
                      .entries()
                      .forEach((alert, part) -> all.add(expectations.read(alert, part))));
    }
    return all;
  }
}
