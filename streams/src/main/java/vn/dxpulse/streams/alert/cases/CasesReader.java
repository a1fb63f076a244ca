package vn.dxpulse.streams.alert.cases;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** Reads cases and lists all of their problems at once, each with its line. */
final class CasesReader {

  private final Path origin;
  private final YamlProblems problems;

  CasesReader(Path origin) {
    this.origin = origin;
    this.problems = new YamlProblems(origin.toString());
  }

  AlertCases read(Reader reader) {
    Yaml.Block file = problems.file(reader, InvalidAlertCases::new);
    problems.refuseUnknownKeys(file, Set.of("rules", "cases"));
    AlertRules rules = rules(file);
    List<AlertCase> all = new ArrayList<>();
    problems.eachBlock(
        file,
        "cases",
        "a case has keys of its own: name, start and steps",
        block -> all.add(read(block, rules)));
    if (all.isEmpty() && problems.all().isEmpty()) {
      problems.add(file, "cases names none");
    }
    problems.throwIfAny(InvalidAlertCases::new);
    return new AlertCases(origin.toString(), rules, all);
  }

  private AlertRules rules(Yaml.Block file) {
    String rules = problems.raw(file, "rules");
    return rules.isEmpty()
        ? AlertRules.shipped()
        : AlertRules.read(origin.resolveSibling(rules).normalize());
  }

  private AlertCase read(Yaml.Block block, AlertRules rules) {
    problems.refuseUnknownKeys(block, Set.of("name", "start", "steps"));
    String name = problems.text(block, "name").orElse("");
    problems.refuseSecond(block, "name", name);
    long startMs = start(block);
    StepReader steps = new StepReader(problems, rules, startMs);
    List<AlertCase.Step> read = new ArrayList<>();
    problems.eachBlock(
        block,
        "steps",
        "a step has keys of its own: at, and what happens or is expected then",
        step -> read.add(steps.read(step)));
    if (read.stream().noneMatch(AlertCase.Step::canFail)) {
      problems.add(block, "the case expects nothing");
    }
    return new AlertCase(name, startMs, read);
  }

  private long start(Yaml.Block block) {
    String text = problems.raw(block, "start");
    OptionalLong startMs = CaseTimes.start(text.isEmpty() ? CaseTimes.START : text);
    if (startMs.isEmpty()) {
      problems.add(
          block.entries().get("start"),
          "start is '%s', allowed: a time such as %s".formatted(text, CaseTimes.START));
    }
    return startMs.orElse(0);
  }
}
