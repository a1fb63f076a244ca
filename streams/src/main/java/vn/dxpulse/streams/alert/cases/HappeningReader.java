package vn.dxpulse.streams.alert.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.RuleValues;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** Reads what happens in a step. */
final class HappeningReader {

  private static final long MOST_RECORDS = 1_000_000_000;

  private final YamlProblems problems;
  private final RuleValues values;
  private final CommandReader commands;
  private long revision;

  HappeningReader(YamlProblems problems, CaseTimes times) {
    this.problems = problems;
    this.values = new RuleValues(problems);
    this.commands = new CommandReader(problems, values, times);
  }

  /** The keys of a step of that kind, besides those of every step. */
  static Set<String> keys(String kind) {
    return switch (kind) {
      case "target" -> Set.of("target", "status", "pace_falls_short", "unit", "kpi", "gone");
      case "quality" -> Set.of("quality", "read", "rejected", "unaccounted");
      default -> CommandReader.KEYS;
    };
  }

  Optional<Happening> read(Yaml.Block block, String kind, long atMs) {
    return switch (kind) {
      case "target" -> Optional.of(target(block));
      case "quality" -> Optional.of(quality(block));
      default -> commands.read(block, atMs);
    };
  }

  private Happening target(Yaml.Block block) {
    String target = problems.text(block, "target").orElse("");
    if (isTrue(block, "gone")) {
      problems.refuseUnknownKeys(block, Set.of("at", "expect", "target", "gone"));
      return new Happening.Gone(target);
    }
    String status = values.choice(block, "status", TargetReading.STATUSES).orElse("");
    return new Happening.Stands(
        new TargetReading(
            target,
            problems.raw(block, "unit"),
            problems.raw(block, "kpi"),
            status,
            isTrue(block, "pace_falls_short"),
            new TargetReading.Origin(false, true, ++revision),
            new TargetReading.Why(status, status)));
  }

  private Happening quality(Yaml.Block block) {
    return new Happening.Booked(
        problems.text(block, "quality").orElse(""),
        new QualityFigures(
            values.number(block, "read", 0, MOST_RECORDS),
            number(block, "rejected"),
            number(block, "unaccounted")));
  }

  private long number(Yaml.Block block, String key) {
    return block.entries().containsKey(key) ? values.number(block, key, 0, MOST_RECORDS) : 0;
  }

  private boolean isTrue(Yaml.Block block, String key) {
    return block.entries().containsKey(key)
        && values.choice(block, key, List.of("true", "false")).filter("true"::equals).isPresent();
  }
}
