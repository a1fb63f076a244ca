package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

/** Mixed into every command that needs to know the KPIs. */
final class KpisOption {

  @Option(
      names = "--kpis",
      paramLabel = "FILE",
      description = "YAML file of KPIs that replaces the shipped one; form as in kpis.yaml.")
  private Optional<Path> kpis;

  /**
   * The KPIs that the option names.
   *
   * @throws vn.dxpulse.streams.catalogue.InvalidCatalogue if the file cannot be used
   */
  KpiCatalogue catalogue() {
    return kpis.map(file -> KpiCatalogue.read(file, IndicatorCatalogue.shipped()))
        .orElseGet(KpiCatalogue::shipped);
  }
}
