package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.targets.TargetList;

/** Mixed into every command that reads a file of targets. */
final class TargetsFileOptions {

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "YAML file of targets; form as in targets.yaml.")
  private Optional<Path> file;

  @Option(names = "--shipped", description = "The targets in the jar instead of a file.")
  private boolean shipped;

  @Mixin private UnitsOptions units;

  @Mixin private KpisOption kpis;

  /**
   * The targets that the options name.
   *
   * @throws InvalidSettings unless they name exactly one of the two
   * @throws vn.dxpulse.streams.targets.InvalidTargets if the file cannot be used
   */
  TargetList named() {
    if (file.isPresent() == shipped) {
      throw new InvalidSettings(List.of("name either a file with --file or --shipped"));
    }
    return namedOrShipped();
  }

  /** The targets of the file, without one those in the jar. */
  TargetList namedOrShipped() {
    if (file.isPresent() && shipped) {
      throw new InvalidSettings(List.of("--file and --shipped exclude each other"));
    }
    KpiCatalogue catalogue = kpis.catalogue();
    UnitRegistry registry = units.registry();
    return file.map(path -> TargetList.read(path, catalogue, registry))
        .orElseGet(() -> TargetList.shipped(catalogue, registry));
  }
}
