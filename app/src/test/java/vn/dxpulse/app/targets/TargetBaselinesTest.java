package vn.dxpulse.app.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.dxpulse.producers.figures.PublishedFigures;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.targets.TargetList;

/** Baselines of the shipped targets are shipped figures, and none that could be one is left out. */
class TargetBaselinesTest {

  private static final int YEAR_THEY_WERE_SET = 2020;

  private static final UnitRegistry UNITS = UnitRegistryFile.vietnam();

  private final List<IndicatorReported> figures = PublishedFigures.shipped();
  private final List<Target> targets = TargetList.shipped(KpiCatalogue.shipped(), UNITS).all();

  @Test
  void everyBaselineIsAFigureOfTheSameUnitKpiAndUniverse() {
    assertThat(targets)
        .filteredOn(target -> target.baseline().isPresent())
        .hasSize(7)
        .allSatisfy(
            target ->
                assertThat(
                        figures.stream()
                            .filter(figure -> isOf(figure, target, target.subject().unit()))
                            .filter(figure -> isAmong(figure, target.universe()))
                            .filter(figure -> is(figure, target.baseline().orElseThrow())))
                    .hasSize(1));
  }

  @Test
  void everyRebaselineIsAFigureOfTheUnitThatInherits() {
    assertThat(targets)
        .filteredOn(target -> target.succession() instanceof Succession.Inherits)
        .hasSize(2)
        .allSatisfy(
            target -> {
              Succession.Inherits inherits = (Succession.Inherits) target.succession();
              UnitId successor =
                  UNITS.find(target.subject().unit()).flatMap(Unit::successor).orElseThrow();
              assertThat(
                      figures.stream()
                          .filter(figure -> isOf(figure, target, successor))
                          .filter(figure -> is(figure, inherits.from()))
                          .map(IndicatorReported::getUniverse))
                  .containsExactly(34);
              assertThat(inherits.from().source()).contains("rank among 34 units");
            });
  }

  @Test
  void noTargetWithoutBaselineHasAFigureOfTheYearInWhichItWasSet() {
    assertThat(targets)
        .filteredOn(target -> target.baseline().isEmpty())
        .allSatisfy(
            target ->
                assertThat(
                        figures.stream()
                            .filter(figure -> isOf(figure, target, target.subject().unit()))
                            .filter(figure -> year(figure) <= YEAR_THEY_WERE_SET))
                    .isEmpty());
  }

  @Test
  void noTargetThatIsInheritedWithoutBaselineHasAFigureOfTheNewUnit() {
    assertThat(targets)
        .filteredOn(target -> target.succession() instanceof Succession.InheritsWithoutBaseline)
        .hasSize(10)
        .allSatisfy(
            target -> {
              Optional<UnitId> successor =
                  UNITS.find(target.subject().unit()).flatMap(Unit::successor);
              assertThat(
                      figures.stream()
                          .filter(figure -> isOf(figure, target, successor.orElseThrow())))
                  .isEmpty();
            });
  }

  private static boolean isOf(IndicatorReported figure, Target target, UnitId unit) {
    return target.subject().kpi().equals(figure.getIndicator() + ":" + figure.getMethod())
        && unit.code().equals(figure.getProvinceCode())
        && unit.validFrom().toString().equals(figure.getUnitValidFrom());
  }

  private static boolean isAmong(IndicatorReported figure, OptionalInt universe) {
    return universe.isEmpty()
        ? figure.getUniverse() == null
        : Integer.valueOf(universe.getAsInt()).equals(figure.getUniverse());
  }

  private static boolean is(IndicatorReported figure, Baseline baseline) {
    return figure.getValue() == baseline.value()
        && year(figure) == baseline.day().getYear()
        && baseline.source().endsWith(figure.getSourceUrl());
  }

  private static int year(IndicatorReported figure) {
    return Integer.parseInt(figure.getPeriod().replaceAll("^\\.\\./", "").substring(0, 4));
  }
}
