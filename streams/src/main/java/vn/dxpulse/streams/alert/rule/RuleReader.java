package vn.dxpulse.streams.alert.rule;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/**
 * Reads one rule. Where something is wrong it adds a problem and goes on with a stand-in, so that
 * the rest is checked too; with a problem, what it returns is not used.
 */
final class RuleReader {

  private static final Set<String> OF_ALL =
      Set.of(
          "id",
          "kind",
          "severity",
          "name_vi",
          "name_en",
          "hold_for",
          "clear_for",
          "flapping",
          "escalate_after");
  private static final Set<String> SCOPE = Set.of("kpis", "units", "targets");

  private final YamlProblems problems;
  private final RuleValues values;
  private final ConditionReader conditions;

  RuleReader(YamlProblems problems) {
    this.problems = problems;
    this.values = new RuleValues(problems);
    this.conditions = new ConditionReader(problems, values);
  }

  /** The rule; empty if it cannot even be said of what kind it is. */
  Optional<AlertRule> read(Yaml.Block block) {
    Optional<AlertKind> kind =
        values.choice(block, "kind", AlertKind.tokens()).flatMap(AlertKind::find);
    Optional<Condition> condition = kind.flatMap(one -> conditions.read(block, one));
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    boolean aboutTargets = condition.get() instanceof Condition.OfTarget;
    Set<String> known = new HashSet<>(OF_ALL);
    known.addAll(conditions.keys(condition.get()));
    known.addAll(aboutTargets ? SCOPE : Set.of());
    problems.refuseUnknownKeys(block, known);
    return Optional.of(
        new AlertRule(
            id(block),
            condition.get(),
            values
                .choice(block, "severity", Severity.tokens())
                .flatMap(Severity::find)
                .orElse(Severity.INFO),
            timing(block),
            aboutTargets ? scope(block) : RuleScope.ALL,
            name(block, "name_vi"),
            name(block, "name_en")));
  }

  private String id(Yaml.Block block) {
    Optional<String> id = problems.text(block, "id");
    if (id.isPresent() && !id.get().matches("[a-z][a-z0-9-]*")) {
      problems.add(
          block.entries().get("id"),
          "id is '%s', allowed: lower-case letters, digits and -".formatted(id.get()));
    }
    return id.orElse("");
  }

  private String name(Yaml.Block block, String key) {
    return Normalizer.normalize(problems.text(block, key).orElse(""), Normalizer.Form.NFC);
  }

  private RuleScope scope(Yaml.Block block) {
    return new RuleScope(
        values.texts(block, "kpis"), values.texts(block, "units"), values.texts(block, "targets"));
  }

  private Timing timing(Yaml.Block block) {
    return new Timing(
        values.duration(block, "hold_for", Duration.ZERO),
        values.duration(block, "clear_for", Duration.ZERO),
        flapping(block),
        escalations(block));
  }

  private Timing.Flapping flapping(Yaml.Block block) {
    if (!block.entries().containsKey("flapping")) {
      return Timing.Flapping.NEVER;
    }
    return problems
        .block(block, "flapping")
        .map(
            inner -> {
              problems.refuseUnknownKeys(inner, Set.of("firings", "within", "clear_times"));
              return new Timing.Flapping(
                  (int) values.number(inner, "firings", 1, 100),
                  values.duration(inner, "within"),
                  (int) values.number(inner, "clear_times", 2, 100));
            })
        .orElse(Timing.Flapping.NEVER);
  }

  private List<Duration> escalations(Yaml.Block block) {
    List<Duration> all = new ArrayList<>();
    values
        .items(block, "escalate_after")
        .forEach(
            item -> {
              Duration one = values.duration(item, "escalate_after");
              if (all.isEmpty() ? one.isZero() : one.compareTo(all.get(all.size() - 1)) <= 0) {
                problems.add(item, "escalate_after must go up, from above 0");
              }
              all.add(one);
            });
    return all;
  }
}
