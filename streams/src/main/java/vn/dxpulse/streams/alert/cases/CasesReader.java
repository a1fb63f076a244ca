package vn.dxpulse.streams.alert.cases;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** Reads cases and lists all of their problems at once, each with its line. */
final class CasesReader {

  private final Path origin;
  private final YamlProblems problems;
  private final Map<String, Integer> lines = new HashMap<>();

  CasesReader(Path origin) {
    this.origin = origin;
    this.problems = new YamlProblems(origin.toString());
  }

  AlertCases read(Reader reader) {
    Yaml.Block file;
    try {
      file = Yaml.read(reader);
    } catch (IOException e) {
      throw new InvalidAlertCases(List.of(origin + ": " + e.getMessage()));
    }
    problems.refuseUnknownKeys(file, Set.of("rules", "cases"));
    AlertRules rules = rules(file);
    List<AlertCase> all = new ArrayList<>();
    problems
        .list(file, "cases")
        .ifPresent(list -> list.items().forEach(item -> add(item, rules, all)));
    if (all.isEmpty() && problems.all().isEmpty()) {
      problems.add(file, "cases names none");
    }
    if (!problems.all().isEmpty()) {
      throw new InvalidAlertCases(problems.all());
    }
    return new AlertCases(origin.toString(), rules, all);
  }

  private AlertRules rules(Yaml.Block file) {
    String rules = problems.raw(file, "rules");
    return rules.isEmpty()
        ? AlertRules.shipped()
        : AlertRules.read(origin.resolveSibling(rules).normalize());
  }

  private void add(Yaml item, AlertRules rules, List<AlertCase> all) {
    if (!(item instanceof Yaml.Block block)) {
      problems.add(item, "a case has keys of its own: name, start and steps");
      return;
    }
    problems.refuseUnknownKeys(block, Set.of("name", "start", "steps"));
    String name = problems.text(block, "name").orElse("");
    Integer before = lines.putIfAbsent(name, block.line());
    if (before != null && !name.isEmpty()) {
      problems.add(block, "name '%s' stands on line %d too".formatted(name, before));
    }
    long startMs = start(block);
    StepReader steps = new StepReader(problems, rules, startMs);
    List<AlertCase.Step> read = new ArrayList<>();
    problems
        .list(block, "steps")
        .ifPresent(list -> list.items().forEach(step -> steps.read(step).ifPresent(read::add)));
    if (read.stream().noneMatch(AlertCase.Step::canFail)) {
      problems.add(block, "the case expects nothing");
    }
    all.add(new AlertCase(name, startMs, read));
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
