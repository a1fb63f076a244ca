package vn.dxpulse.streams.targets;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Target;

/** Reads a file of targets and lists all of its problems at once, each with its line. */
final class TargetsReader {

  private final YamlProblems problems;
  private final TargetReader targets;

  TargetsReader(String origin, KpiCatalogue kpis, UnitRegistry units) {
    this.problems = new YamlProblems(origin);
    this.targets = new TargetReader(problems, kpis, units);
  }

  TargetList read(Reader reader) {
    Yaml.Block file = problems.file(reader, InvalidTargets::new);
    problems.refuseUnknownKeys(file, Set.of("targets"));
    List<Target> all = new ArrayList<>();
    problems.eachBlock(
        file,
        "targets",
        "a target has keys: " + TargetReader.KEYS.stream().sorted().toList(),
        block -> target(block).ifPresent(all::add));
    problems.throwIfAny(InvalidTargets::new);
    return new TargetList(all);
  }

  private Optional<Target> target(Yaml.Block block) {
    if (block.entries().get("id") instanceof Yaml.Scalar id) {
      problems.refuseSecond(id, "id", id.text());
    }
    return targets.read(block);
  }
}
