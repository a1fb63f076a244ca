package vn.dxpulse.streams.targets;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Target;

/** Reads a file of targets and lists all of its problems at once, each with its line. */
final class TargetsReader {

  private final String origin;
  private final YamlProblems problems;
  private final TargetReader targets;
  private final Map<String, Integer> lines = new HashMap<>();

  TargetsReader(String origin, KpiCatalogue kpis, UnitRegistry units) {
    this.origin = origin;
    this.problems = new YamlProblems(origin);
    this.targets = new TargetReader(problems, kpis, units);
  }

  TargetList read(Reader reader) {
    Yaml.Block file;
    try {
      file = Yaml.read(reader);
    } catch (IOException e) {
      throw new InvalidTargets(List.of(origin + ": " + e.getMessage()));
    }
    problems.refuseUnknownKeys(file, Set.of("targets"));
    List<Target> all = new ArrayList<>();
    problems
        .list(file, "targets")
        .ifPresent(list -> list.items().forEach(item -> target(item).ifPresent(all::add)));
    if (!problems.all().isEmpty()) {
      throw new InvalidTargets(problems.all());
    }
    return new TargetList(all);
  }

  private Optional<Target> target(Yaml item) {
    if (!(item instanceof Yaml.Block block)) {
      problems.add(item, "a target has keys: " + TargetReader.KEYS.stream().sorted().toList());
      return Optional.empty();
    }
    refuseSecond(block);
    return targets.read(block);
  }

  private void refuseSecond(Yaml.Block block) {
    if (block.entries().get("id") instanceof Yaml.Scalar id && !id.text().isEmpty()) {
      Integer before = lines.putIfAbsent(id.text(), id.line());
      if (before != null) {
        problems.add(id, "id '%s' stands on line %d too".formatted(id.text(), before));
      }
    }
  }
}
