package vn.dxpulse.streams.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.pane.Window;

class KpiCatalogueTest {

  private static final IndicatorCatalogue INDICATORS = IndicatorCatalogue.shipped();

  @Nested
  class Shipped {

    private final KpiCatalogue shipped = KpiCatalogue.shipped(INDICATORS);

    @Test
    void hasTheKpisOfEvents() {
      assertThat(shipped.flows())
          .extracting(Kpi::id)
          .containsExactly(
              "transactions_completed",
              "online_submission_rate",
              "full_process_rate",
              "on_time_rate",
              "online_payment_rate",
              "counter_share",
              "satisfaction",
              "feedback_received",
              "work_records_online_province",
              "work_records_online_district",
              "work_records_online_commune");
      assertThat(shipped.percentiles())
          .extracting(Kpi::id)
          .containsExactly("processing_time_p50", "processing_time_p90");
    }

    @Test
    void keepsEveryWindowOfEachFlow() {
      assertThat(shipped.flows())
          .allSatisfy(flow -> assertThat(flow.windows()).containsExactly(Window.values()));
    }

    @Test
    void onTimeIsOverThoseWithADueDate() {
      assertThat(flow(shipped, "on_time_rate"))
          .returns(Term.counting("due_at != null && event_time <= due_at"), Kpi.Flow::numerator)
          .returns(Optional.of(Term.counting("due_at != null")), Kpi.Flow::denominator)
          .returns(EventKind.TRANSACTION, Kpi.Flow::event);
    }

    @Test
    void satisfactionIsTheMeanLessOneOverFour() {
      assertThat(flow(shipped, "satisfaction"))
          .returns(new Term("", "score - 1"), Kpi.Flow::numerator)
          .returns(Optional.of(new Term("", "4")), Kpi.Flow::denominator)
          .returns(EventKind.FEEDBACK, Kpi.Flow::event);
    }

    @Test
    void everyTransactionOfARatioIsTheSameTermAsTheCount() {
      assertThat(flow(shipped, "online_submission_rate").denominator()).contains(Term.EVERY);
      assertThat(flow(shipped, "transactions_completed").numerator()).isEqualTo(Term.EVERY);
      assertThat(shipped.sums(EventKind.TRANSACTION)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void processingTimeIsInHoursToTheSecond() {
      assertThat(shipped.percentiles().get(1))
          .returns(90, Kpi.Percentile::percentile)
          .returns(3_600L, Kpi.Percentile::divideBy)
          .returns(new Term("", "(event_time - submitted_at).getSeconds()"), Kpi.Percentile::value);
    }

    @Test
    void everyIndicatorIsAReportedKpi() {
      assertThat(shipped.reported()).hasSameSizeAs(INDICATORS.all());
      assertThat(shipped.reported("dti_rank", "mic").orElseThrow().description().direction())
          .isEqualTo(Direction.LOWER_IS_BETTER);
      assertThat(shipped.reported("dti_rank", "press")).isEmpty();
    }

    @Test
    void everyKpiThatATargetNamesIsThere() {
      List<String> targeted =
          List.of(
              "digital_enterprises",
              "digital_technology_enterprises",
              "smart_cities",
              "smart_city_declared",
              "regional_centre_declared",
              "industrial_centre_declared",
              "work_records_online_province",
              "work_records_online_district",
              "work_records_online_commune");
      List<String> targetedStatistics =
          List.of(
              "dti_rank",
              "services_level4_share",
              "services_level4_mobile_share",
              "mobile_broadband_coverage",
              "smartphone_adoption",
              "online_service_satisfaction",
              "digital_economy_grdp_share",
              "epayment_account_share",
              "grdp_per_capita");

      assertThat(shipped.all()).extracting(Kpi::id).containsAll(targeted);
      assertThat(shipped.reported())
          .extracting(kpi -> kpi.indicator().id())
          .containsAll(targetedStatistics);
    }

    @Test
    void servicesAreSharesOfOneScaleEach() {
      ServiceGroup decree42 =
          new ServiceGroup(
              List.of(ServiceLevel.FULL_PROCESS, ServiceLevel.PARTIAL, ServiceLevel.INFORMATION),
              false);
      assertThat(shipped.services())
          .extracting(Kpi::id)
          .containsExactly(
              "services_offered",
              "services_full_process_share",
              "services_level4_share",
              "services_on_phone_share");
      assertThat(shipped.services().get(1))
          .returns(ServiceScale.FULL_PROCESS, Kpi.Services::scale)
          .returns(
              new ServiceGroup(List.of(ServiceLevel.FULL_PROCESS), false), Kpi.Services::numerator)
          .returns(Optional.of(decree42), Kpi.Services::denominator);
      assertThat(shipped.services().get(0).denominator()).isEmpty();
      assertThat(shipped.services().get(3).numerator().onPhoneOnly()).isTrue();
    }

    @Test
    void digitalAndDigitalTechnologyEnterprisesAreTwoStocks() {
      assertThat(shipped.stocks())
          .extracting(Kpi.Stock::kind)
          .containsExactly(EnterpriseKind.DIGITAL, EnterpriseKind.DIGITAL_TECHNOLOGY);
    }
  }

  @Nested
  class OwnFile {

    @TempDir private Path directory;

    @Test
    void addsAKpiWithoutCode() throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("kpis.yaml"),
              """
              kpis:
                - id: fees_of_late_dossiers
                  name_vi: Phí của hồ sơ trễ hạn
                  name_en: Fees of late dossiers
                  formula: fees of dossiers completed after their due date
                  unit: dong
                  direction: neutral
                  measure: sum
                  event: online-service-transaction-completed
                  filter: due_at != null && event_time > due_at
                  value: fee_vnd
                  windows: [24h, 1h]
                - measure: latest
                  indicators: ["dti_rank:mic"]
              """);

      KpiCatalogue catalogue = KpiCatalogue.read(file, INDICATORS);

      assertThat(catalogue.all())
          .extracting(Kpi::id)
          .containsExactly("fees_of_late_dossiers", "dti_rank:mic");
      assertThat(flow(catalogue, "fees_of_late_dossiers"))
          .returns(
              new Term("due_at != null && event_time > due_at", "fee_vnd"), Kpi.Flow::numerator)
          .returns(Optional.empty(), Kpi.Flow::denominator);
      assertThat(flow(catalogue, "fees_of_late_dossiers").windows())
          .extracting(Window::id)
          .containsExactly("1h", "24h");
    }

    @Test
    void aFileThatIsNotThereIsAProblemOfTheCatalogue() {
      assertThatThrownBy(() -> KpiCatalogue.read(directory.resolve("none.yaml"), INDICATORS))
          .isInstanceOf(InvalidCatalogue.class)
          .hasMessageStartingWith("cannot read ");
    }
  }

  @Test
  void listsEveryProblemOfAFileWithItsLine() {
    String windows = Arrays.stream(Window.values()).map(Window::id).toList().toString();
    assertThatThrownBy(
            () ->
                read(
                    """
                    kpis:
                      - id: Bad-Id
                        name_vi: A
                        formula: f
                        unit: ratio
                        direction: up
                        measure: ratio
                        event: online-service-transaction-completed
                        numerator: chanel == "ONLINE"
                      - id: twice
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: ratio
                        direction: neutral
                        measure: count
                        event: online-service-transaction-completed
                        filter: event_time <= due_at
                        windows: [1h, 2h]
                        colour: red
                      - id: twice
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: hours
                        direction: neutral
                        measure: percentile
                        event: online-service-transaction-completed
                        percentile: 100
                        value: event_time - submitted_at
                      - id: b
                        measure: mean
                      - id: c
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: dossiers
                        direction: neutral
                        measure: count
                        event: dossier-closed
                        windows: []
                      - id: d
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: companies
                        direction: neutral
                        measure: stock
                        kind: digital
                        filter: paid_online
                      - measure: latest
                        indicators: ["dti_rank:press"]
                      - just a text
                    more: 1
                    """))
        .isInstanceOf(InvalidCatalogue.class)
        .hasMessage(
            """
            own.yaml line 54: 'more' is not a key here, allowed: kpis
            own.yaml line 2: id is 'Bad-Id', allowed: lower-case letters, digits and _
            own.yaml line 2: name_en is missing, empty or no plain text
            own.yaml line 6: direction is 'up', allowed: [higher_is_better, lower_is_better, neutral]
            own.yaml line 9: filter column 1: 'chanel' is neither a field nor a function here; fields: channel, due_at, event_id, event_time, fee_vnd, handling, paid_online, province_code, service_code, simulated, submitted_at; allowed: && || ! == != < <= > >= + - * in [...], startsWith("..."), timestamp("..."), duration("..."), and of a duration getSeconds(), getMinutes(), getHours()
            own.yaml line 2: denominator is missing, empty or no plain text
            own.yaml line 20: 'colour' is not a key here, allowed: direction, event, filter, formula, id, measure, name_en, name_vi, unit, windows
            own.yaml line 14: unit is 'ratio', allowed: [dossiers]
            own.yaml line 19: window is '2h', allowed: WINDOWS
            own.yaml line 18: filter column 15: due_at may be null; write due_at != null && before it
            own.yaml line 30: value 'event_time - submitted_at' is a google.protobuf.Duration, a whole number (int) is needed
            own.yaml line 29: percentile is '100', allowed: 1..99
            own.yaml line 21: id 'twice' stands on line 10 too
            own.yaml line 32: measure is 'mean', allowed: [count, sum, ratio, percentile, stock, milestone, services, latest]
            own.yaml line 40: event is 'dossier-closed', allowed: [online-service-transaction-completed, service-feedback-submitted, work-record-processed]
            own.yaml line 41: windows names no window
            own.yaml line 50: 'filter' is not a key here, allowed: direction, formula, id, kind, measure, name_en, name_vi, unit
            own.yaml line 46: unit is 'companies', allowed: [enterprises]
            own.yaml line 52: 'dti_rank:press' is not in the catalogue of indicators
            own.yaml line 53: a KPI has keys: [direction, event, filter, formula, id, measure, name_en, name_vi, unit, windows]"""
                .replace("WINDOWS", windows));
  }

  @Test
  void listsTheProblemsOfServices() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    kpis:
                      - id: a
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: services
                        direction: neutral
                        measure: services
                        scale: level
                        share: full_process
                      - id: b
                        name_vi: A
                        name_en: A
                        formula: f
                        unit: ratio
                        direction: neutral
                        measure: services
                        scale: both
                        filter: usable_on_phone
                    """))
        .hasMessage(
            """
            own.yaml line 10: share is 'full_process', allowed: [level_1, level_2, level_3, level_4, on_phone]
            own.yaml line 6: unit is 'services', allowed: [ratio]
            own.yaml line 19: 'filter' is not a key here, allowed: direction, formula, id, measure, name_en, name_vi, scale, share, unit
            own.yaml line 18: scale is 'both', allowed: [level, full_process, any]
            own.yaml line 15: unit is 'ratio', allowed: [services]""");
  }

  @Nested
  class LookAlikes {

    @Test
    void workRecordsAreNotDossiersTrap15() {
      assertThatThrownBy(
              () -> read(kpi("files_closed", "Files closed", "dossiers", "work-record-processed")))
          .hasMessage("own.yaml line 6: unit is 'dossiers', allowed: [work_records]");
      assertThatThrownBy(
              () -> read(kpi("dossiers_closed", "Closed", "work_records", "work-record-processed")))
          .hasMessage(
              "own.yaml line 2: 'dossiers_closed' speaks of dossiers,"
                  + " but this KPI is fed by work records");
      assertThatThrownBy(
              () ->
                  read(
                      kpi(
                          "closed",
                          "Work records closed",
                          "dossiers",
                          "online-service-transaction-completed")))
          .hasMessage(
              "own.yaml line 4: 'Work records closed' speaks of work records,"
                  + " but this KPI is fed by dossiers");
    }

    @Test
    void digitalEnterprisesAreNotDigitalTechnologyEnterprisesTrap15() {
      assertThatThrownBy(
              () ->
                  read(
                      """
                      kpis:
                        - id: digital_technology_enterprises
                          name_vi: Doanh nghiệp
                          name_en: Enterprises
                          formula: f
                          unit: enterprises
                          direction: higher_is_better
                          measure: stock
                          kind: digital
                      """))
          .hasMessage(
              "own.yaml line 2: 'digital_technology_enterprises' speaks of digital technology"
                  + " enterprises, but this KPI is fed by digital enterprises");
    }

    @Test
    void satisfactionIsNotFedByTransactionsTrap21() {
      assertThatThrownBy(
              () ->
                  read(
                      kpi(
                          "satisfaction",
                          "Happy people",
                          "dossiers",
                          "online-service-transaction-completed")))
          .hasMessage(
              "own.yaml line 2: 'satisfaction' speaks of answers,"
                  + " but this KPI is fed by dossiers");
    }

    @Test
    void theOtherSatisfactionsArePublishedNotCountedTrap21() {
      for (String name : List.of("SIPAS", "Satisfaction group of Decision 766")) {
        assertThatThrownBy(
                () -> read(kpi("ratings", name, "answers", "service-feedback-submitted")))
            .hasMessageContaining("speaks of published statistics");
      }
    }

    @Test
    void aVietnameseNameCountsHoweverItsAccentsAreWritten() {
      String decomposed = Normalizer.normalize("Hồ sơ công việc", Normalizer.Form.NFD);

      assertThatThrownBy(
              () ->
                  read(
                      kpi(
                          "closed",
                          decomposed,
                          "dossiers",
                          "online-service-transaction-completed")))
          .hasMessageContaining("speaks of work records");
    }

    private String kpi(String id, String nameEn, String unit, String event) {
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
  }

  private static Kpi.Flow flow(KpiCatalogue catalogue, String id) {
    return (Kpi.Flow) catalogue.find(id).orElseThrow();
  }

  private static KpiCatalogue read(String text) {
    return KpiCatalogue.read(new StringReader(text), "own.yaml", INDICATORS);
  }
}
