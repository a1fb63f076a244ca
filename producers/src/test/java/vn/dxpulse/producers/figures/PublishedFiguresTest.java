package vn.dxpulse.producers.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.indicator.Indicator;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class PublishedFiguresTest {

  private final List<IndicatorReported> figures = PublishedFigures.shipped();

  @Test
  void holdsEveryNumberAboutAProvince() {
    assertThat(figures).hasSize(83).noneMatch(IndicatorReported::getSimulated);
  }

  @Test
  void everySeriesIsCataloguedInItsUnitOfMeasure() {
    IndicatorCatalogue catalogue = IndicatorCatalogue.shipped();

    assertThat(figures)
        .allSatisfy(
            figure ->
                assertThat(catalogue.find(figure.getIndicator(), figure.getMethod()))
                    .map(Indicator::unitOfMeasure)
                    .contains(figure.getUnitOfMeasure()));
  }

  @Test
  void everyUnitVersionIsInTheRegistry() {
    UnitRegistry registry = UnitRegistryFile.vietnam();

    assertThat(figures).allSatisfy(figure -> assertThat(registry.find(unitOf(figure))).isPresent());
  }

  @Test
  void mergedProvincesKeepTheirOwnCodes() {
    assertThat(figures)
        .filteredOn(figure -> List.of("24", "27", "30", "35").contains(figure.getProvinceCode()))
        .isNotEmpty()
        .allMatch(figure -> figure.getUnitValidFrom().equals("2019-04-01"));
  }

  @Test
  void ranksNameTheirUniverseAndTheUnitVersionThatFitsIt() {
    assertThat(figures)
        .filteredOn(figure -> figure.getUnitOfMeasure().equals("rank"))
        .hasSize(16)
        .allSatisfy(
            figure ->
                assertThat(figure.getUniverse())
                    .isEqualTo(figure.getUnitValidFrom().equals("2025-07-01") ? 34 : 63));
    assertThat(figures)
        .filteredOn(figure -> !figure.getUnitOfMeasure().equals("rank"))
        .allMatch(figure -> figure.getUniverse() == null);
  }

  @Test
  void theSameEditionRanksTheOldAndTheMergedUnitApart() {
    assertThat(of("48", "dti_rank"))
        .extracting(
            IndicatorReported::getUnitValidFrom,
            IndicatorReported::getUniverse,
            IndicatorReported::getValue)
        .containsExactly(tuple("2019-04-01", 63, 2.0), tuple("2025-07-01", 34, 17.0));
  }

  @Test
  void methodsOfOneIndicatorStayApart() {
    assertThat(of("19", "digital_economy_grdp_share"))
        .extracting(IndicatorReported::getMethod)
        .containsExactly("mic");
    assertThat(of("30", "digital_economy_grdp_share"))
        .extracting(IndicatorReported::getMethod)
        .containsExactly("province");
    assertThat(of("27", "digital_economy_grdp_share"))
        .extracting(IndicatorReported::getMethod)
        .containsExactly("press");
  }

  @Test
  void technologyCompaniesInThePressAreNoDigitalEnterprises() {
    assertThat(of("19", "technology_companies"))
        .singleElement()
        .satisfies(
            figure -> {
              assertThat(figure.getMethod()).isEqualTo("press");
              assertThat(figure.getValue()).isEqualTo(10_000.0);
              assertThat(figure.getNote())
                  .startsWith("lower bound")
                  .contains("must not be fed into digital_enterprises");
            });
    assertThat(figures)
        .noneMatch(figure -> figure.getIndicator().startsWith("digital_enterprises"));
  }

  @Test
  void aRevisedEstimateReplacesTheForecastByLaterPublication() {
    assertThat(of("01", "grdp_usd"))
        .filteredOn(figure -> figure.getPeriod().equals("2025"))
        .extracting(
            IndicatorReported::getMethod,
            IndicatorReported::getUnitValidFrom,
            IndicatorReported::getValue,
            IndicatorReported::getPublishedAt)
        .containsExactly(
            tuple("press", "2025-07-01", 63.2, Instant.parse("2025-06-27T16:59:59.999Z")),
            tuple("press", "2025-07-01", 63.5, Instant.parse("2025-11-26T16:59:59.999Z")));
  }

  @Test
  void dollarsAndDongAreTwoIndicators() {
    assertThat(of("01", "grdp_per_capita"))
        .extracting(IndicatorReported::getUnitOfMeasure)
        .containsExactly("usd");
    assertThat(of("01", "grdp_per_capita_vnd"))
        .extracting(IndicatorReported::getUnitOfMeasure)
        .containsOnly("million_vnd");
  }

  @Test
  void theFiveGroupsOfDecision766SumToTheTotal() {
    List<IndicatorReported> index =
        figures.stream()
            .filter(figure -> figure.getProvinceCode().equals("19"))
            .filter(figure -> figure.getPeriod().equals("2025-08-29"))
            .filter(figure -> figure.getIndicator().startsWith("index_766_"))
            .toList();

    long totalHundredths =
        index.stream()
            .filter(figure -> !figure.getIndicator().equals("index_766_score"))
            .mapToLong(figure -> Math.round(figure.getValue() * 100))
            .sum();

    assertThat(index).hasSize(6);
    assertThat(totalHundredths).isEqualTo(8697);
  }

  @Test
  void aPublishedRatioKeepsItsCounts() {
    assertThat(of("35", "full_online_dossier_rate"))
        .singleElement()
        .satisfies(
            figure ->
                assertThat(100.0 * figure.getNumerator() / figure.getDenominator())
                    .isBetween(68.54, 68.55));
  }

  @Test
  void anUndatedFigureEndsAtItsKnownUpperBound() {
    assertThat(of("46", "services_level4_share"))
        .extracting(IndicatorReported::getPeriod, IndicatorReported::getEventTime)
        .containsExactly(tuple("../2022-07", Instant.parse("2022-07-31T16:59:59.999Z")));
  }

  @Test
  void anUnknownPublicationDateStaysUnknown() {
    assertThat(of("19", "sipas")).extracting(IndicatorReported::getPublishedAt).containsOnlyNulls();
  }

  @Test
  void eventIdsDifferByContentAndAreTheSameAtEachReading() {
    List<String> ids = figures.stream().map(IndicatorReported::getEventId).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(PublishedFigures.shipped()).extracting(IndicatorReported::getEventId).isEqualTo(ids);
  }

  @Test
  void listsEveryUnusableFigureWithItsLine() {
    String file =
        """
        province_code,unit_valid_from,province,observed_indicator,observed_unit,stated_method,\
        period,value,numerator,denominator,published_at,source_title,source_url,note
        19,2019-04-01,A,sipas,%,,2024,10.000.000,,,,T,U,
        19,2019-04-01,A,sipas,%,,undated,90,,,,T,U,
        19,2019-04-01,A,mood,%,,2024,90,,,,T,U,
        """;
    String mapping =
        """
        observed_indicator,observed_unit,stated_method,indicator,method,unit_of_measure,universe
        sipas,%,,sipas,moha,percent,
        """;

    assertThatThrownBy(
            () ->
                new FigureReader(IndicatorMapping.read(new StringReader(mapping)))
                    .read(new StringReader(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2: value is '10.000.000': write 10000000 if points separate")
        .hasMessageContaining("line 3: period is 'undated'")
        .hasMessageContaining("line 4: no series is mapped to Observed[indicator=mood");
  }

  private List<IndicatorReported> of(String provinceCode, String indicator) {
    return figures.stream()
        .filter(figure -> figure.getProvinceCode().equals(provinceCode))
        .filter(figure -> figure.getIndicator().equals(indicator))
        .toList();
  }

  private static UnitId unitOf(IndicatorReported figure) {
    return new UnitId(figure.getProvinceCode(), LocalDate.parse(figure.getUnitValidFrom()));
  }
}
