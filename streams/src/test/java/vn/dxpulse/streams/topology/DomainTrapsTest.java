package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.streams.catalogue.InvalidCatalogue;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.catalogue.ServiceScale;

/**
 * The traps 3 and 11 to 21 of {@code docs/domain.md}: what the pipeline says, what a catalogue must
 * not.
 */
class DomainTrapsTest {

  private static final String THAI_NGUYEN = "19@2025-07-01";
  private static final String HAI_DUONG = "30@2019-04-01";
  private static final IndicatorCatalogue INDICATORS = IndicatorCatalogue.shipped();

  private final PipelineDriver pipeline = new PipelineDriver();
  private final Instant july = Instant.parse("2025-07-10T00:00:00Z");

  @TempDir private Path directory;

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void trap03_asReportedAndRestatedAreTwoViewsOfOneNation() {
    Instant beforeTheMerger = Instant.parse("2025-06-10T00:00:00Z");
    complete(Facts.transaction("a", "06", beforeTheMerger));
    complete(Facts.transaction("b", "19", beforeTheMerger));
    complete(Facts.transaction("c", "19", july));
    pipeline.sumsUp();

    assertThat(completed("reported|06@2019-04-01")).isEqualTo(1);
    assertThat(completed("reported|19@2019-04-01")).isEqualTo(1);
    assertThat(completed("reported|" + THAI_NGUYEN)).as("no jump").isEqualTo(1);
    assertThat(completed("restated|" + THAI_NGUYEN)).isEqualTo(3);
    assertThat(completed("nation|reported")).isEqualTo(3);
    assertThat(completed("nation|restated")).isEqualTo(3);
    assertThat(pipeline.rows())
        .doesNotContainKey("restated|06@2019-04-01|transactions_completed|all");
  }

  private void complete(OnlineServiceTransactionCompleted.Builder dossier) {
    OnlineServiceTransactionCompleted fact = dossier.build();
    pipeline.send(pipeline.topics.transactions(), fact.getProvinceCode(), fact);
  }

  private long completed(String row) {
    return pipeline.rows().get(row + "|transactions_completed|all").getNumerator();
  }

  @Test
  void trap11_aRankIsLowerIsBetterHasTiesAndNamesItsUniverse() {
    report(Facts.dtiRank("a", "19").setValue(15));
    report(Facts.dtiRank("b", "01").setValue(15));
    report(Facts.dtiRank("c", "48").setValue(2));
    report(Facts.dtiRank("d", "48").setUnitValidFrom("2025-07-01").setValue(17).setUniverse(34));

    assertRank("19@2019-04-01", 15, 63);
    assertRank("01@2019-04-01", 15, 63);
    assertRank("48@2019-04-01", 2, 63);
    assertRank("48@2025-07-01", 17, 34);
    assertThat(kpi("dti_rank:mic").description().direction()).isEqualTo(Direction.LOWER_IS_BETTER);
  }

  @Test
  void trap11_aRankOutsideItsUniverseOrWithoutOneIsRefused() {
    report(Facts.dtiRank("a", "19").setUniverse(null));
    report(Facts.dtiRank("b", "19").setValue(35).setUniverse(34));
    report(Facts.dtiRank("c", "19").setValue(8.5));
    report(Facts.dtiRank("d", "19").setUnitOfMeasure("percent"));

    assertThat(pipeline.rejected())
        .extracting(RejectedRecord::getDetail)
        .containsExactly(
            "a rank needs its universe, such as 63 or 34",
            "rank 35.0 of 34; allowed: 1 to the universe, whole",
            "rank 8.5 of 63; allowed: 1 to the universe, whole",
            "dti_rank:mic is measured in rank, not percent");
    assertThatThrownBy(() -> indicators("a,m,A,A,rank,higher_is_better"))
        .hasMessage("own.csv line 2: a:m is a rank and higher_is_better, allowed: lower_is_better");
  }

  @Test
  void trap12_levelFourAndWorkingOnAPhoneAreTwoStatements() {
    Instant year2021 = Instant.parse("2021-06-01T00:00:00Z");
    for (int i = 1; i <= 10; i++) {
      String level = i <= 9 ? "LEVEL_4" : "LEVEL_3";
      list(Facts.listed("s" + i, "19", "1." + i, level, year2021).setUsableOnPhone(true));
    }

    KpiCurrent level4 = pipeline.row("19@2019-04-01", "services_level4_share", "now");
    KpiCurrent onPhone = pipeline.row("19@2019-04-01", "services_on_phone_share", "now");
    assertThat(level4.getValue()).isEqualTo(0.9);
    assertThat(onPhone.getValue()).isEqualTo(1);
    assertThat(onPhone.getDenominator())
        .as("over all services, not those of a level")
        .isEqualTo(10);
  }

  @Test
  void trap13_levelFourEndedAndFullProcessIsAnotherSeries() {
    Instant year2020 = Instant.parse("2020-06-01T00:00:00Z");
    Instant year2025 = Instant.parse("2025-03-01T00:00:00Z");
    for (int i = 1; i <= 5; i++) {
      list(Facts.listed("old" + i, "30", "1." + i, i <= 4 ? "LEVEL_4" : "LEVEL_3", year2020));
    }
    for (int i = 1; i <= 3; i++) {
      list(Facts.listed("new" + i, "30", "1." + i, i == 1 ? "FULL_PROCESS" : "PARTIAL", year2025));
    }

    assertRatio(HAI_DUONG, "services_full_process_share", 1, 3);
    assertRatio(HAI_DUONG, "services_level4_share", 1, 2);
    Kpi.Services before = (Kpi.Services) kpi("services_level4_share");
    Kpi.Services after = (Kpi.Services) kpi("services_full_process_share");
    assertThat(before.scale().until()).contains(LocalDate.parse("2022-08-14"));
    assertThat(after.scale().from()).contains(LocalDate.parse("2022-08-15"));
    assertThat(ServiceScale.ANY.from()).isEmpty();
  }

  @Test
  void trap13_noShareJoinsTheTwoScales() {
    assertRefused(
        services("scale: full_process", "share: level_4"),
        "line 10: share is 'level_4', allowed: [full_process, partial, information, on_phone]");
    assertRefused(
        services("scale: any", "share: full_process"),
        "line 10: share is 'full_process', allowed: [on_phone]");
    assertRefused(services("scale: any", "share: [level_4, full_process]"), "line 10: share");
  }

  @Test
  void trap14_whatIsOfferedIsNotWhatIsUsed() {
    for (int i = 1; i <= 4; i++) {
      list(Facts.listed("s" + i, "19", "1." + i, "FULL_PROCESS", july));
    }
    for (int i = 1; i <= 5; i++) {
      pipeline.send(
          pipeline.topics.transactions(),
          "19",
          Facts.transaction("t" + i, "19", pipeline.now())
              .setHandling(i == 1 ? "FULL_PROCESS" : "OFFLINE")
              .build());
    }

    assertRatio(THAI_NGUYEN, "services_full_process_share", 4, 4);
    KpiCurrent used = pipeline.row(THAI_NGUYEN, "full_process_rate", "all");
    assertThat(used.getValue()).isEqualTo(0.2);
  }

  @Test
  void trap14_aKpiOfOneIsNotCalledByTheNameOfTheOther() {
    assertRefused(
        count("services_offered_online", "A", "dossiers", "online-service-transaction-completed"),
        "line 2: 'services_offered_online' speaks of services, but this KPI is fed by dossiers");
    assertRefused(
        services("scale: any", "share: on_phone").replace("name_en: A", "name_en: Dossiers online"),
        "line 4: 'Dossiers online' speaks of dossiers, but this KPI is fed by services");
  }

  @Test
  void trap15_digitalEnterprisesAreNotDigitalTechnologyEnterprises() {
    register("r1", "E1", "DIGITAL");
    register("r2", "E2", "DIGITAL_TECHNOLOGY");
    register("r3", "E3", "DIGITAL_TECHNOLOGY");

    assertThat(stock("digital_enterprises")).isEqualTo(1);
    assertThat(stock("digital_technology_enterprises")).isEqualTo(2);
    assertRefused(
        """
        kpis:
          - id: digital_enterprises
            name_vi: Doanh nghiệp số
            name_en: Digital enterprises
            formula: f
            unit: enterprises
            direction: neutral
            measure: stock
            kind: digital_technology
        """,
        "line 2: 'digital_enterprises' speaks of digital enterprises,"
            + " but this KPI is fed by digital technology enterprises");
  }

  @Test
  void trap15_workRecordsAreNotDossiers() {
    pipeline.send(
        pipeline.topics.workRecords(),
        "19",
        Facts.workRecord("w", "19", "PROVINCE", true, pipeline.now()));

    assertThat(pipeline.row(THAI_NGUYEN, "work_records_online_province", "all").getValue())
        .isEqualTo(1);
    assertThat(pipeline.row(THAI_NGUYEN, "transactions_completed", "all").getValue()).isZero();
    assertRefused(
        count("dossiers_closed", "A", "work_records", "work-record-processed"),
        "line 2: 'dossiers_closed' speaks of dossiers, but this KPI is fed by work records");
  }

  @Test
  void trap16_twiceRegisteredIsOneAndAnUnknownClosingIsNotMinusOne() {
    register("r1", "E1", "DIGITAL");
    register("r2", "E1", "DIGITAL");
    closeEnterprise("c1", "E9", july.plusSeconds(1));
    assertThat(stock("digital_enterprises")).isEqualTo(1);

    closeEnterprise("c2", "E1", july.plusSeconds(1));
    closeEnterprise("c3", "E1", july.plusSeconds(2));
    assertThat(stock("digital_enterprises")).isZero();
    assertThat(pipeline.ledger())
        .extracting(LedgerRow::getCounted, LedgerRow::getAnomalous)
        .contains(tuple(3L, 2L));
  }

  @Test
  void trap17_aFigureIsRevisedByALaterPublicationInAnyOrder() {
    Instant january = Instant.parse("2025-01-06T00:00:00Z");
    Instant june = Instant.parse("2025-06-06T00:00:00Z");
    report(figure("b", "grdp_usd", "press", "billion_usd", 63.5).setPublishedAt(june));
    report(figure("a", "grdp_usd", "press", "billion_usd", 63.2).setPublishedAt(january));

    KpiCurrent row = pipeline.row(THAI_NGUYEN, "grdp_usd:press", "latest");
    assertThat(row.getValue()).isEqualTo(63.5);
    assertThat(row.getStatisticPublishedAt()).isEqualTo(june);
    assertThat(row.getSourceUrl()).endsWith("/b");
  }

  @Test
  void trap17_twoMethodsNeverMix() {
    report(figure("a", "digital_economy_grdp_share", "mic", "percent", 14.26));
    report(figure("b", "digital_economy_grdp_share", "gso", "percent", 12.67));
    report(figure("c", "digital_economy_grdp_share", "hearsay", "percent", 50));

    assertThat(latest("digital_economy_grdp_share:mic")).isEqualTo(14.26);
    assertThat(latest("digital_economy_grdp_share:gso")).isEqualTo(12.67);
    assertThat(pipeline.rejected())
        .extracting(RejectedRecord::getReason)
        .containsExactly("UNKNOWN_INDICATOR");
    assertRefused(
        """
        kpis:
          - measure: latest
            indicators: [digital_economy_grdp_share]
        """,
        "line 3: 'digital_economy_grdp_share' is not in the catalogue of indicators");
    assertRefused(
        """
        kpis:
          - id: digital_economy
            measure: latest
            indicators: ["digital_economy_grdp_share:mic", "digital_economy_grdp_share:gso"]
        """,
        "line 2: 'id' is not a key here");
  }

  @Test
  void trap18_aFigureStaysInItsUnit() {
    report(figure("a", "grdp_per_capita", "press", "million_vnd", 210));
    report(figure("b", "grdp_per_capita_vnd", "press", "million_vnd", 210));

    assertThat(pipeline.rejected())
        .extracting(RejectedRecord::getDetail)
        .containsExactly("grdp_per_capita:press is measured in usd, not million_vnd");
    assertThat(latest("grdp_per_capita_vnd:press")).isEqualTo(210);
    assertThat(pipeline.row(THAI_NGUYEN, "grdp_per_capita:press", "latest").getState())
        .isEqualTo("UNPUBLISHED");
  }

  @Test
  void trap19_dossiersPaidOnlineAreNotPersonsWithAnAccount() {
    assertThat(kpi("epayment_account_share:province").description().nameEn())
        .contains("Persons", "share of the whole population");
    assertThat(kpi("online_payment_rate").description().formula()).contains("dossiers");
    assertRefused(
        count("epayment_users", "A", "dossiers", "online-service-transaction-completed"),
        "line 2: 'epayment_users' speaks of published statistics,"
            + " but this KPI is fed by dossiers");
    assertRefused(
        count("paid", "Payment accounts", "dossiers", "online-service-transaction-completed"),
        "line 4: 'Payment accounts' speaks of published statistics");
  }

  @Test
  void trap20_whatHasNoNumberIsAProxyNamedAsSuchOrADeclaration() {
    for (String proxy : new String[] {"mobile_broadband_coverage", "smartphone_adoption"}) {
      assertThat(kpi(proxy + ":province").description().nameEn()).contains("proxy");
    }
    assertRefused(
        count("coverage", "Universal 5G", "dossiers", "online-service-transaction-completed"),
        "line 4: 'Universal 5G' speaks of published statistics");

    pipeline.passes(Duration.ofSeconds(1));
    assertThat(pipeline.row(THAI_NGUYEN, "smart_cities", "now").getState()).isEqualTo("UNKNOWN");
    pipeline.send(
        pipeline.topics.milestones(), "19", Facts.smartCity("m", "19", "Sông Công", july).build());
    assertThat(pipeline.row(THAI_NGUYEN, "smart_cities", "now").getValue()).isEqualTo(1);
    pipeline.send(
        pipeline.topics.milestones(),
        "19",
        Facts.smartCity("n", "19", "Sông Công", july.plusSeconds(1)).setWithdrawn(true).build());
    assertThat(pipeline.row(THAI_NGUYEN, "smart_cities", "now").getValue()).isZero();
  }

  @Test
  void trap21_threeSatisfactionsAreThreeSeries() {
    pipeline.send(pipeline.topics.feedback(), "19", Facts.feedback("f", "19", 5, pipeline.now()));
    report(figure("a", "sipas", "moha", "percent", 90.23));
    report(figure("b", "index_766_satisfaction", "national_portal", "points", 17.86));

    assertThat(pipeline.row(THAI_NGUYEN, "satisfaction", "all").getValue()).isEqualTo(1);
    assertThat(latest("sipas:moha")).isEqualTo(90.23);
    assertThat(latest("index_766_satisfaction:national_portal")).isEqualTo(17.86);
    assertRefused(
        count("sipas", "A", "answers", "service-feedback-submitted"),
        "line 2: 'sipas' speaks of published statistics, but this KPI is fed by answers");
    assertRefused(
        count("satisfaction", "A", "dossiers", "online-service-transaction-completed"),
        "line 2: 'satisfaction' speaks of answers, but this KPI is fed by dossiers");
  }

  private void assertRefused(String catalogue, String problem) {
    assertThatThrownBy(() -> read(catalogue))
        .isInstanceOf(InvalidCatalogue.class)
        .hasMessageContaining(problem);
  }

  private KpiCatalogue read(String catalogue) throws IOException {
    return KpiCatalogue.read(
        Files.writeString(directory.resolve("own.yaml"), catalogue), INDICATORS);
  }

  private static IndicatorCatalogue indicators(String line) {
    return IndicatorCatalogue.read(
        new StringReader(
            "indicator,method,name_vi,name_en,unit_of_measure,direction\n" + line + "\n"),
        "own.csv");
  }

  private static Kpi kpi(String id) {
    return KpiCatalogue.shipped().find(id).orElseThrow();
  }

  private static String count(String id, String nameEn, String unit, String event) {
    return """
    kpis:
      - id: %s
        name_vi: A
        name_en: %s
        formula: f
        unit: %s
        direction: neutral
        measure: count
        event: %s
    """
        .formatted(id, nameEn, unit, event);
  }

  private static String services(String scale, String share) {
    return """
    kpis:
      - id: a
        name_vi: A
        name_en: A
        formula: f
        unit: ratio
        direction: neutral
        measure: services
        %s
        %s
    """
        .formatted(scale, share);
  }

  private static IndicatorReported.Builder figure(
      String id, String indicator, String method, String unit, double value) {
    return Facts.dtiRank(id, "19")
        .setUnitValidFrom("2025-07-01")
        .setEventTime(Instant.parse("2024-12-31T16:59:59.999Z"))
        .setPeriod("2024")
        .setIndicator(indicator)
        .setMethod(method)
        .setUnitOfMeasure(unit)
        .setValue(value)
        .setUniverse(null)
        .setSourceUrl("https://figures.example/" + id);
  }

  private void report(IndicatorReported.Builder figure) {
    pipeline.send(pipeline.topics.indicators(), figure.getProvinceCode(), figure.build());
  }

  private void list(PublicServiceListed.Builder listing) {
    String key = listing.getProvinceCode() + "|" + listing.getServiceCode();
    pipeline.send(pipeline.topics.publicServices(), key, listing.build());
  }

  private void register(String id, String enterprise, String kind) {
    pipeline.send(
        pipeline.topics.enterprisesRegistered(),
        enterprise,
        DigitalEnterpriseRegistered.newBuilder(Facts.registered(id, enterprise, "19", july))
            .setKind(kind)
            .build());
  }

  private void closeEnterprise(String id, String enterprise, Instant at) {
    pipeline.send(
        pipeline.topics.enterprisesClosed(), enterprise, Facts.closed(id, enterprise, "19", at));
  }

  private long stock(String kpi) {
    return pipeline.row(THAI_NGUYEN, kpi, "now").getNumerator();
  }

  private double latest(String kpi) {
    return pipeline.row(THAI_NGUYEN, kpi, "latest").getValue();
  }

  private void assertRank(String unit, double rank, int universe) {
    KpiCurrent row = pipeline.row(unit, "dti_rank:mic", "latest");
    assertThat(row.getValue()).as(unit).isEqualTo(rank);
    assertThat(row.getUniverse()).as(unit).isEqualTo(universe);
  }

  private void assertRatio(String unit, String kpi, long numerator, long denominator) {
    KpiCurrent row = pipeline.row(unit, kpi, "now");
    assertThat(row.getNumerator()).as(kpi).isEqualTo(numerator);
    assertThat(row.getDenominator()).as(kpi).isEqualTo(denominator);
  }
}
