package vn.dxpulse.streams.alert.rule;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads alert rules and lists all of their problems at once, each with its line. */
final class RulesReader {

  private final YamlProblems problems;
  private final RuleReader rules;

  RulesReader(String origin) {
    this.problems = new YamlProblems(origin);
    this.rules = new RuleReader(problems);
  }

  AlertRules read(Reader reader) {
    Yaml.Block file = problems.file(reader, InvalidAlertRules::new);
    problems.refuseUnknownKeys(file, Set.of("rules"));
    List<AlertRule> all = new ArrayList<>();
    problems.eachBlock(
        file,
        "rules",
        "a rule has keys of its own, such as id and kind",
        block -> rule(block).ifPresent(all::add));
    problems.throwIfAny(InvalidAlertRules::new);
    return new AlertRules(all);
  }

  private Optional<AlertRule> rule(Yaml.Block block) {
    Optional<AlertRule> rule = rules.read(block);
    rule.ifPresent(one -> problems.refuseSecond(block, "id", one.id()));
    return rule;
  }
}
