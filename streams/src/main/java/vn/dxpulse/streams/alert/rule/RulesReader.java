package vn.dxpulse.streams.alert.rule;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads alert rules and lists all of their problems at once, each with its line. */
final class RulesReader {

  private final String origin;
  private final YamlProblems problems;
  private final RuleReader rules;
  private final Map<String, Integer> lines = new HashMap<>();

  RulesReader(String origin) {
    this.origin = origin;
    this.problems = new YamlProblems(origin);
    this.rules = new RuleReader(problems);
  }

  AlertRules read(Reader reader) {
    Yaml.Block file;
    try {
      file = Yaml.read(reader);
    } catch (IOException e) {
      throw new InvalidAlertRules(List.of(origin + ": " + e.getMessage()));
    }
    problems.refuseUnknownKeys(file, Set.of("rules"));
    List<AlertRule> all = new ArrayList<>();
    problems.list(file, "rules").ifPresent(list -> list.items().forEach(item -> add(item, all)));
    if (!problems.all().isEmpty()) {
      throw new InvalidAlertRules(problems.all());
    }
    return new AlertRules(all);
  }

  private void add(Yaml item, List<AlertRule> all) {
    if (!(item instanceof Yaml.Block block)) {
      problems.add(item, "a rule has keys of its own, such as id and kind");
      return;
    }
    rules
        .read(block)
        .ifPresent(
            rule -> {
              Integer before = lines.putIfAbsent(rule.id(), block.line());
              if (before != null && !rule.id().isEmpty()) {
                problems.add(block, "id '%s' stands on line %d too".formatted(rule.id(), before));
              }
              all.add(rule);
            });
  }
}
