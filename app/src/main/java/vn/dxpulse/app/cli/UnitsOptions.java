package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/** Mixed into every command that needs to know the units. */
final class UnitsOptions {

  @Option(
      names = "--units",
      paramLabel = "FILE",
      description =
          "CSV file of units that replaces the provinces of Vietnam; columns as in provinces.csv.")
  private Optional<Path> file;

  @Option(
      names = "--units-zone",
      paramLabel = "ZONE",
      defaultValue = "+07:00",
      description =
          "Time zone in which the days of --units begin, such as America/New_York (default:"
              + " ${DEFAULT-VALUE}).")
  private String zone;

  /**
   * The registry that the options name.
   *
   * @throws InvalidSettings if the zone does not exist
   * @throws UnitRegistryFile.InvalidRegistry if the file cannot be used
   */
  UnitRegistry registry() {
    ZoneId daysBegin = zone();
    return file.map(path -> UnitRegistryFile.read(path, daysBegin))
        .orElseGet(UnitRegistryFile::vietnam);
  }

  /**
   * Where the days of that registry begin.
   *
   * @throws InvalidSettings if the zone does not exist
   */
  ZoneId zone() {
    try {
      ZoneId given = ZoneId.of(zone);
      return file.isPresent() ? given : UnitRegistryFile.VIETNAM;
    } catch (DateTimeException e) {
      throw new InvalidSettings(List.of("--units-zone is not a time zone: '" + zone + "'"));
    }
  }
}
