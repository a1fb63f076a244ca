package vn.dxpulse.streams.alert.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.Stage;
import vn.dxpulse.streams.alert.rule.AlertRule;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.RuleValues;
import vn.dxpulse.streams.alert.rule.Severity;

/** Reads how alerts must stand. */
final class ExpectedReader {

  private static final List<String> STATES = Arrays.stream(Stage.values()).map(Enum::name).toList();
  private static final long MOST = 1_000_000;

  private final YamlProblems problems;
  private final RuleValues values;
  private final AlertRules rules;

  ExpectedReader(YamlProblems problems, AlertRules rules) {
    this.problems = problems;
    this.values = new RuleValues(problems);
    this.rules = rules;
  }

  /** What a key such as {@code target-missed|TN-1} holds: a state, or a block with more. */
  Expected read(String alert, Yaml part) {
    requireRule(alert, part);
    Map<String, String> expected = new LinkedHashMap<>();
    if (part instanceof Yaml.Block block) {
      problems.refuseUnknownKeys(block, Expected.KEYS);
      block.entries().keySet().stream()
          .filter(Expected.KEYS::contains)
          .forEach(key -> expected.put(key, value(block, key)));
    } else {
      String state = part instanceof Yaml.Scalar scalar ? scalar.text() : "";
      if (!STATES.contains(state)) {
        problems.add(part, "%s is '%s', allowed: %s".formatted(alert, state, STATES));
      }
      expected.put("state", state);
    }
    if (expected.isEmpty()) {
      problems.add(part, alert + " expects nothing");
    }
    return new Expected(part.line(), alert, expected);
  }

  private String value(Yaml.Block block, String key) {
    return switch (key) {
      case "state" -> values.choice(block, key, STATES).orElse("");
      case "severity" -> values.choice(block, key, Severity.tokens()).orElse("");
      case "level", "episode" -> Long.toString(values.number(block, key, 0, MOST));
      default -> problems.raw(block, key);
    };
  }

  private void requireRule(String alert, Yaml part) {
    int bar = alert.indexOf('|');
    String rule = bar < 0 ? alert : alert.substring(0, bar);
    List<String> ids = rules.all().stream().map(AlertRule::id).toList();
    if (bar < 0 || bar == alert.length() - 1) {
      problems.add(
          part, "'%s' is no alert id, allowed: rule|subject, such as %s|ID".formatted(alert, rule));
    } else if (!ids.contains(rule)) {
      problems.add(part, "there is no rule '%s', allowed: %s".formatted(rule, ids));
    }
  }
}
