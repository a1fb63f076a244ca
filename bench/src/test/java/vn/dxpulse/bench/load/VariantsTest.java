package vn.dxpulse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.Window;

class VariantsTest {

  @TempDir private Path directory;

  @Test
  void oneWindowKeepsEveryKpiAndNothingButOneWindow() {
    KpiCatalogue catalogue =
        KpiCatalogue.read(OneWindow.write(directory), IndicatorCatalogue.shipped());

    assertThat(catalogue.all())
        .extracting(Kpi::id)
        .isEqualTo(KpiCatalogue.shipped().all().stream().map(Kpi::id).toList());
    assertThat(catalogue.flows()).extracting(Kpi.Flow::windows).containsOnly(Set.of(window()));
    assertThat(catalogue.percentiles())
        .isNotEmpty()
        .extracting(Kpi.Percentile::windows)
        .containsOnly(Set.of(window()));
  }

  @Test
  void presentUnitsAreThoseOfTodaySinceEver() {
    UnitRegistry present =
        UnitRegistryFile.read(PresentUnits.write(directory), UnitRegistryFile.VIETNAM);
    List<Unit> shipped =
        UnitRegistryFile.vietnam().units().stream()
            .filter(unit -> unit.validity().lastDay().isEmpty())
            .toList();

    assertThat(present.units()).hasSize(34).allMatch(unit -> unit.validity().sinceEver());
    assertThat(present.units())
        .extracting(Unit::id, Unit::names, Unit::population, Unit::macroRegion)
        .containsExactlyElementsOf(
            shipped.stream()
                .map(
                    unit ->
                        org.assertj.core.groups.Tuple.tuple(
                            unit.id(), unit.names(), unit.population(), unit.macroRegion()))
                .toList());
  }

  @Test
  void transactionsHappenInUnitsThatExistThen() {
    UnitRegistry registry = UnitRegistryFile.vietnam();
    Transactions transactions = new Transactions(1, registry);
    Instant merger = Instant.parse("2025-06-30T17:00:00Z");

    for (int i = 0; i < 2_000; i++) {
      long timeMs = merger.toEpochMilli() + (i % 2 == 0 ? -1 : 0);
      Transactions.Transaction transaction = transactions.next(timeMs);

      assertThat(registry.find(transaction.event().getProvinceCode(), timeMs))
          .contains(transaction.unit());
    }
  }

  @Test
  void theSameSeedGivesTheSameTransactions() {
    UnitRegistry registry = UnitRegistryFile.vietnam();
    Transactions one = new Transactions(7, registry);
    Transactions same = new Transactions(7, registry);
    Transactions other = new Transactions(8, registry);

    assertThat(one.next(0).event()).isEqualTo(same.next(0).event());
    assertThat(one.next(0).event()).isNotEqualTo(other.next(0).event());
  }

  private static Window window() {
    return Window.LAST_DAY;
  }
}
