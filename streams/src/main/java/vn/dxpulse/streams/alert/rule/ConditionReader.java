package vn.dxpulse.streams.alert.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads the condition of a rule, whose keys depend on the kind. */
final class ConditionReader {

  private static final Set<String> PACE_MATTERS = Set.of("ON_TRACK", "AT_RISK", "OFF_TRACK");

  /** Every minute of it is added up with every reading. */
  private static final Duration LONGEST_SHARE = Duration.ofHours(6);

  private static final long MOST_RECORDS = 1_000_000_000;

  private final YamlProblems problems;
  private final RuleValues values;

  ConditionReader(YamlProblems problems, RuleValues values) {
    this.problems = problems;
    this.values = values;
  }

  /** The condition; empty if it cannot be said of what make it is. */
  Optional<Condition> read(Yaml.Block block, AlertKind kind) {
    return switch (kind) {
      case TARGET -> Optional.of(status(block));
      case PACE -> Optional.of(pace(block));
      case NO_DATA ->
          values
              .choice(block, "of", List.of("target", "pipeline"))
              .map(
                  of ->
                      of.equals("target")
                          ? new Condition.TargetWithoutData()
                          : new Condition.PipelineSilent(values.duration(block, "after")));
      case DATA_QUALITY ->
          values
              .choice(block, "of", List.of("unaccounted", "rejected_share"))
              .map(
                  of ->
                      of.equals("unaccounted")
                          ? new Condition.Unaccounted(values.duration(block, "over"))
                          : share(block));
      case WATCHDOG -> Optional.of(new Condition.Always());
    };
  }

  /** The keys that such a condition has in a file, besides those of every rule. */
  Set<String> keys(Condition condition) {
    if (condition instanceof Condition.StatusIn) {
      return Set.of("fires", "clears");
    }
    if (condition instanceof Condition.PaceTooSlow) {
      return Set.of("while");
    }
    if (condition instanceof Condition.TargetWithoutData) {
      return Set.of("of");
    }
    if (condition instanceof Condition.PipelineSilent) {
      return Set.of("of", "after");
    }
    if (condition instanceof Condition.Unaccounted) {
      return Set.of("of", "over");
    }
    if (condition instanceof Condition.RejectedShare) {
      return Set.of("of", "over", "at_least", "above", "clears_below");
    }
    return Set.of();
  }

  private Condition status(Yaml.Block block) {
    Set<String> fires = values.choices(block, "fires", TargetReading.STATUSES);
    Set<String> clears = values.choices(block, "clears", TargetReading.STATUSES);
    for (String key : List.of("fires", "clears")) {
      if (!block.entries().containsKey(key)) {
        problems.add(block, key + " is missing");
      }
    }
    Set<String> both = new TreeSet<>(fires);
    both.retainAll(clears);
    if (!both.isEmpty()) {
      problems.add(block.entries().get("clears"), "fires and clears both have " + both);
    }
    return new Condition.StatusIn(fires, clears);
  }

  private Condition pace(Yaml.Block block) {
    Set<String> whileIn = values.choices(block, "while", TargetReading.STATUSES);
    return new Condition.PaceTooSlow(whileIn.isEmpty() ? PACE_MATTERS : whileIn);
  }

  private Condition share(Yaml.Block block) {
    double above = values.share(block, "above");
    double clearsBelow = values.share(block, "clears_below");
    if (clearsBelow > above) {
      problems.add(
          block.entries().get("clears_below"),
          "clears_below is %s, allowed: at most above, %s".formatted(clearsBelow, above));
    }
    Duration over = values.duration(block, "over");
    if (over.compareTo(LONGEST_SHARE) > 0) {
      problems.add(block.entries().get("over"), "over of a share is above 6h");
    }
    return new Condition.RejectedShare(
        over, values.number(block, "at_least", 1, MOST_RECORDS), above, clearsBelow);
  }
}
