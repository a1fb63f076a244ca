package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.RekeyedFact;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

class PipelineTopologyTest {

  private static final String THAI_NGUYEN = "19@2025-07-01";

  private final PipelineDriver pipeline = new PipelineDriver();

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void isDrawnInTheDocuments() throws IOException {
    String drawn = pipeline.topology().describe().toString();
    Path golden = Path.of("../docs/topology/pipeline.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, drawn);
    }

    assertThat(drawn).isEqualTo(Files.readString(golden));
  }

  @Test
  void readsTheTopicsOfFactsThatHaveBooks() {
    Set<String> read =
        pipeline.topology().describe().subtopologies().stream()
            .flatMap(part -> part.nodes().stream())
            .filter(TopologyDescription.Source.class::isInstance)
            .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
            .filter(topic -> topic.startsWith("dx.evt."))
            .collect(Collectors.toSet());

    assertThat(pipeline.topics.accounted())
        .extracting(Topic::name)
        .containsExactlyInAnyOrderElementsOf(read);
  }

  @Nested
  class Transactions {

    @Test
    void countInEveryWindowOfTheirUnit() {
      completeNow("a");
      completeNow("b");

      assertThat(count("1m")).isEqualTo(2);
      assertThat(count("1h")).isEqualTo(2);
      assertThat(count("24h")).isEqualTo(2);
      assertThat(count("all")).isEqualTo(2);
      assertThat(pipeline.row("01@2025-07-01", "transactions_completed", "all").getValue())
          .isZero();
    }

    @Test
    void leaveRollingWindowsWithoutAnyInput() {
      completeNow("a");

      pipeline.passes(Duration.ofSeconds(60));
      assertThat(count("1m")).as("the pane at the old edge still overlaps").isEqualTo(1);
      pipeline.passes(Duration.ofSeconds(1));
      assertThat(count("1m")).isZero();
      assertThat(count("1h")).isEqualTo(1);
      pipeline.passes(Duration.ofMinutes(60));
      assertThat(count("1h")).isZero();
      assertThat(count("24h")).isEqualTo(1);
      pipeline.passes(Duration.ofHours(24));
      assertThat(count("24h")).isZero();
      assertThat(count("all")).isEqualTo(1);
    }

    @Test
    void ofThePastCountOnlyWhereTheirWindowsReach() {
      Instant yesterday = pipeline.now().minus(Duration.ofHours(2));
      send(Facts.transaction("a", "19", yesterday));

      assertThat(count("1m")).isZero();
      assertThat(count("1h")).isZero();
      assertThat(count("24h")).isEqualTo(1);
    }

    @Test
    void upToFiveMinutesAheadCountWhenTheirTimeHasCome() {
      send(Facts.transaction("a", "19", pipeline.now().plus(Duration.ofMinutes(5))));

      assertThat(count("1m")).isZero();
      assertThat(count("all")).isEqualTo(1);
      pipeline.passes(Duration.ofMinutes(5));
      assertThat(count("1m")).isEqualTo(1);
    }

    @Test
    void giveRatiosOfSumsWithTheirCounts() {
      Instant now = pipeline.now();
      send(Facts.transaction("a", "19", now).setChannel("ONLINE").setHandling("FULL_PROCESS"));
      send(Facts.transaction("b", "19", now).setChannel("ASSISTED").setDueAt(now));
      send(Facts.transaction("c", "19", now).setDueAt(now.minusMillis(1)));
      send(Facts.transaction("d", "19", now).setFeeVnd(50_000).setPaidOnline(true));

      assertRatio("online_submission_rate", 1, 4);
      assertRatio("full_process_rate", 1, 4);
      assertRatio("on_time_rate", 1, 2);
      assertRatio("online_payment_rate", 1, 1);
    }

    @Test
    void giveNoRatioWhereThereIsNothingToDivideBy() {
      completeNow("a");

      KpiCurrent row = pipeline.row(THAI_NGUYEN, "on_time_rate", "all");
      assertThat(row.getState()).isEqualTo("NO_DENOMINATOR");
      assertThat(row.getValue()).isNull();
      assertThat(row.getDenominator()).isZero();
    }

    @Test
    void belongToTheUnitThatTheCodeMeantAtEventTime() {
      send(Facts.transaction("a", "15", Instant.parse("2025-06-30T16:59:59.999Z")));
      send(Facts.transaction("b", "15", Instant.parse("2025-06-30T17:00:00Z")));

      assertThat(pipeline.row("15@2019-04-01", "transactions_completed", "all").getValue())
          .isEqualTo(1);
      assertThat(pipeline.row("15@2025-07-01", "transactions_completed", "all").getValue())
          .isEqualTo(1);
    }

    @Test
    void markTheirRowsIfTheyAreSimulated() {
      completeNow("a");
      assertThat(pipeline.row(THAI_NGUYEN, "transactions_completed", "all").getSimulated())
          .isFalse();
      send(Facts.transaction("b", "19", pipeline.now()).setSimulated(true));
      assertThat(pipeline.row(THAI_NGUYEN, "transactions_completed", "all").getSimulated())
          .isTrue();
    }

    private long count(String window) {
      return pipeline.row(THAI_NGUYEN, "transactions_completed", window).getNumerator();
    }

    private void assertRatio(String kpi, long numerator, long denominator) {
      KpiCurrent row = pipeline.row(THAI_NGUYEN, kpi, "1h");
      assertThat(row.getNumerator()).as(kpi).isEqualTo(numerator);
      assertThat(row.getDenominator()).as(kpi).isEqualTo(denominator);
      assertThat(row.getValue()).as(kpi).isEqualTo((double) numerator / denominator);
    }
  }

  @Nested
  class Rows {

    @Test
    void standForEveryUnitFromTheStart() {
      pipeline.sumsUp();

      List<KpiCurrent> rows =
          pipeline.newRows().stream()
              .map(row -> row.value)
              .filter(row -> row.getKpi().equals("transactions_completed"))
              .toList();
      assertThat(rows).allMatch(row -> row.getValue() == 0);
      assertThat(
              rows.stream()
                  .filter(row -> row.getWindow().equals("24h"))
                  .collect(Collectors.groupingBy(KpiCurrent::getView, Collectors.counting())))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("reported", 97L, "restated", 34L, "region", 16L, "nation", 2L));
      assertThat(pipeline.row(THAI_NGUYEN, "digital_enterprises", "now").getState())
          .isEqualTo("UNKNOWN");
      assertThat(pipeline.row(THAI_NGUYEN, "dti_rank:mic", "latest").getState())
          .isEqualTo("UNPUBLISHED");
    }

    @Test
    void arePublishedOnlyWhenTheyChange() {
      completeNow("a");
      pipeline.sumsUp();
      pipeline.newRows();

      pipeline.passes(Duration.ofSeconds(10));

      assertThat(pipeline.newRows()).isEmpty();
    }

    @Test
    void carryTheirKeyAsColumnsAndAGrowingRevision() {
      completeNow("a");
      KpiCurrent first = pipeline.row(THAI_NGUYEN, "transactions_completed", "all");
      completeNow("b");
      KpiCurrent second = pipeline.row(THAI_NGUYEN, "transactions_completed", "all");

      assertThat(second.getRevision()).isGreaterThan(first.getRevision());
      assertThat(second.getAsOf()).isEqualTo(pipeline.now());
      completeNow("c");
      assertThat(pipeline.newRows())
          .allSatisfy(
              row ->
                  assertThat(row.key)
                      .isEqualTo(
                          String.join(
                              "|",
                              row.value.getView(),
                              row.value.getUnit(),
                              row.value.getKpi(),
                              row.value.getWindow())));
    }
  }

  @Nested
  class Enterprises {

    private final Instant day1 = Instant.parse("2025-07-10T00:00:00Z");
    private final Instant day2 = Instant.parse("2025-07-11T00:00:00Z");

    @Test
    void registeredTwiceCountOnceAndClosedTwiceCountOnce() {
      register("r1", "E1", day1);
      register("r1", "E1", day1);
      register("r2", "E2", day1);
      assertThat(stock()).isEqualTo(2);

      close("c1", "E1", day2);
      close("c2", "E1", day2);
      assertThat(stock()).isEqualTo(1);
    }

    @Test
    void closedBeforeTheyWereHeardToBeRegisteredNeverCountBelowZero() {
      close("c1", "E1", day2);
      assertThat(pipelineState()).isEqualTo("UNKNOWN");

      register("r1", "E1", day1);
      assertThat(stock()).as("as if the registration had been heard of first").isZero();

      register("r2", "E1", day2.plusSeconds(1));
      assertThat(stock()).isEqualTo(1);
    }

    @Test
    void areAStockOfTheirOwnKind() {
      register("r1", "E1", day1);

      assertThat(pipeline.row(THAI_NGUYEN, "digital_technology_enterprises", "now").getState())
          .isEqualTo("UNKNOWN");
    }

    @Test
    void moveTakesOneAndGivesOneWhateverTheOrder() {
      register("r1", "E1", day1);
      relocate("m1", "E1", "19", "01", day2);
      assertThat(stock()).isZero();
      assertThat(stock("01@2025-07-01")).isEqualTo(1);

      relocate("m2", "E2", "19", "01", day2);
      assertThat(stock("01@2025-07-01")).as("until its registration is heard of").isEqualTo(1);
      register("r2", "E2", day1);
      assertThat(stock()).isZero();
      assertThat(stock("01@2025-07-01")).isEqualTo(2);
    }

    @Test
    void moveWithinTheirUnitWithoutEffect() {
      register("r1", "E1", day1);
      relocate("m1", "E1", "19", "19", day2);

      assertThat(stock()).isEqualTo(1);
      assertThat(anomalies()).isEmpty();
    }

    @Test
    void openAgainWhereTheyAreRegisteredAgain() {
      register("r1", "E1", day1);
      relocate("m1", "E1", "19", "01", day1.plusSeconds(1));
      close("c1", "E1", day1.plusSeconds(2));
      assertThat(stock("01@2025-07-01")).isZero();

      register("r2", "E1", day2);
      assertThat(stock()).isEqualTo(1);
      assertThat(stock("01@2025-07-01")).isZero();
      assertThat(anomalies()).isEmpty();
    }

    @Test
    void areBookedAsAnomalousWhereTheyContradictWhatIsKnown() {
      close("c1", "E1", day2);
      relocate("m2", "E2", "19", "01", day1);
      register("r3", "E3", day1);
      relocate("m3", "E3", "31", "01", day1.plusSeconds(1));
      relocate("m4", "E3", "no such code", "31", day1.plusSeconds(2));
      close("c3", "E3", day2);
      close("c4", "E3", day2.plusSeconds(1));
      register("r5", "E5", day1);
      pipeline.send(
          pipeline.topics.enterprisesRegistered(), "E5", Facts.registered("r6", "E5", "01", day2));

      assertThat(anomalies())
          .containsOnly(entry("closed", 2L), entry("relocated", 3L), entry("registered", 1L));
      assertThat(pipeline.rejected()).isEmpty();
    }

    @Test
    void leaveTheUnitThatTookTheirsOver() {
      Instant before = Instant.parse("2024-01-01T00:00:00Z");
      pipeline.send(
          pipeline.topics.enterprisesRegistered(),
          "E1",
          Facts.registered("r1", "E1", "06", before));
      relocate("m1", "E1", "19", "01", day1);

      assertThat(stock("06@2019-04-01")).isZero();
      assertThat(stock("01@2025-07-01")).isEqualTo(1);
      assertThat(anomalies()).as("19 is what 06 has become").isEmpty();
    }

    @Test
    void markTheRowOfTheUnitThatASimulatorNamedOnly() {
      pipeline.send(
          pipeline.topics.enterprisesRelocated(),
          "E1",
          Facts.relocated("m1", "E1", "19", "01", day2));
      DigitalEnterpriseRegistered simulated =
          DigitalEnterpriseRegistered.newBuilder(Facts.registered("r1", "E1", "19", day1))
              .setSimulated(true)
              .build();
      pipeline.send(pipeline.topics.enterprisesRegistered(), "E1", simulated);

      assertThat(stock("01@2025-07-01")).isEqualTo(1);
      assertThat(isSimulated("01@2025-07-01")).isFalse();
      assertThat(isSimulated(THAI_NGUYEN)).isTrue();
    }

    private boolean isSimulated(String unit) {
      return pipeline.row(unit, "digital_enterprises", "now").getSimulated();
    }

    private void relocate(String id, String enterprise, String from, String to, Instant at) {
      pipeline.send(
          pipeline.topics.enterprisesRelocated(),
          enterprise,
          Facts.relocated(id, enterprise, from, to, at));
    }

    private long stock(String unit) {
      return pipeline.row(unit, "digital_enterprises", "now").getNumerator();
    }

    /** Anomalous facts by topic. */
    private Map<String, Long> anomalies() {
      Map<String, Long> anomalies = new HashMap<>();
      for (LedgerRow row : pipeline.ledger()) {
        assertThat(row.getRead()).isEqualTo(row.getCounted());
        if (row.getAnomalous() > 0) {
          String topic = row.getTopic().replaceAll("^.*-(\\w+)\\.v1$", "$1");
          anomalies.merge(topic, row.getAnomalous(), Long::sum);
        }
      }
      return anomalies;
    }

    private void register(String id, String enterprise, Instant at) {
      pipeline.send(
          pipeline.topics.enterprisesRegistered(),
          enterprise,
          Facts.registered(id, enterprise, "19", at));
    }

    private void close(String id, String enterprise, Instant at) {
      pipeline.send(
          pipeline.topics.enterprisesClosed(), enterprise, Facts.closed(id, enterprise, "19", at));
    }

    private long stock() {
      return pipeline.row(THAI_NGUYEN, "digital_enterprises", "now").getNumerator();
    }

    private String pipelineState() {
      pipeline.passes(Duration.ofSeconds(1));
      return pipeline.row(THAI_NGUYEN, "digital_enterprises", "now").getState();
    }
  }

  @Nested
  class Statistics {

    private static final String UNIT = "19@2019-04-01";

    @Test
    void showTheLatestPeriodWhateverTheOrderOfArrival() {
      report(Facts.dtiRank("b", "19"));
      report(
          Facts.dtiRank("a", "19")
              .setPeriod("2020")
              .setEventTime(Instant.parse("2020-12-31T16:59:59.999Z"))
              .setValue(12));

      KpiCurrent row = pipeline.row(UNIT, "dti_rank:mic", "latest");
      assertThat(row.getValue()).isEqualTo(8);
      assertThat(row.getPeriod()).isEqualTo("2022");
      assertThat(row.getUniverse()).isEqualTo(63);
    }

    @Test
    void areReplacedByALaterPublicationOfTheSamePeriodOnly() {
      Instant published = Instant.parse("2023-07-12T00:00:00Z");
      report(Facts.dtiRank("a", "19").setPublishedAt(published).setValue(9));
      report(Facts.dtiRank("b", "19").setPublishedAt(published.minusSeconds(1)).setValue(7));

      assertThat(pipeline.row(UNIT, "dti_rank:mic", "latest").getValue()).isEqualTo(9);
    }

    @Test
    void ofAnUnknownMethodOrUnitAreRejected() {
      report(Facts.dtiRank("a", "19").setMethod("hearsay"));
      report(Facts.dtiRank("b", "19").setUnitOfMeasure("percent"));

      assertThat(pipeline.rejected())
          .extracting(RejectedRecord::getDetail)
          .containsExactly(
              "dti_rank:hearsay is not in the catalogue",
              "dti_rank:mic is measured in rank, not percent");
    }

    private void report(vn.dxpulse.schemas.event.IndicatorReported.Builder figure) {
      pipeline.send(pipeline.topics.indicators(), "19", figure.build());
    }
  }

  @Nested
  class RejectedFacts {

    @Test
    void keepTheirBytesOriginAndReason() {
      byte[] garbage = {1, 2, 3};
      pipeline.sendBytes(pipeline.topics.transactions(), "19", garbage);

      RejectedRecord rejected = pipeline.rejected().get(0);
      assertThat(rejected.getReason()).isEqualTo("UNDECODABLE");
      assertThat(rejected.getRecordValue().array()).isEqualTo(garbage);
      assertThat(rejected.getTopic()).isEqualTo(pipeline.topics.transactions().name());
      assertThat(rejected.getOffset()).isZero();
    }

    @Test
    void nameTheReason() {
      Instant now = pipeline.now();
      pipeline.sendBytes(pipeline.topics.transactions(), "19", null);
      pipeline.sendBytes(
          pipeline.topics.transactions(), "19", new byte[] {0, 0, 0, 0, 99, 1, 2, 3});
      send(Facts.transaction("a", "", now));
      send(Facts.transaction("b", "30", now));
      send(Facts.transaction("c", "19", now.plus(Duration.ofMinutes(5)).plusMillis(1)));
      send(Facts.transaction("d", "19", Instant.parse("1999-12-31T23:59:59.999Z")));
      send(Facts.transaction("e", "19", now).setSubmittedAt(now.plusMillis(1)));
      send(Facts.transaction("f", "19", now).setFeeVnd(-1));

      assertThat(pipeline.rejected())
          .extracting(RejectedRecord::getReason)
          .containsExactly(
              "EMPTY_VALUE",
              "UNKNOWN_SCHEMA",
              "UNKNOWN_REGION",
              "CLOSED_UNIT",
              "FUTURE",
              "BEFORE_2000",
              "BROKEN_INVARIANT",
              "BROKEN_INVARIANT");
      assertThat(pipeline.row(THAI_NGUYEN, "transactions_completed", "all").getValue()).isZero();
    }

    @Test
    void olderThanEveryPaneGoToTheLateTopic() {
      send(Facts.transaction("a", "19", pipeline.now().minus(Duration.ofDays(7_306))));

      assertThat(pipeline.rejected()).isEmpty();
      assertThat(pipeline.late()).hasSize(1);
    }
  }

  @Nested
  class Duplicates {

    @Test
    void countOnceWithinTheHorizonToTheMillisecond() {
      Instant at = pipeline.now();
      send(Facts.transaction("a", "19", at));
      pipeline.passes(Duration.ofDays(7).minusMillis(1));
      send(Facts.transaction("a", "19", at));
      assertThat(total()).isEqualTo(1);

      pipeline.passes(Duration.ofMillis(1));
      send(Facts.transaction("a", "19", at));
      assertThat(total()).isEqualTo(2);
    }

    @Test
    void areKnownByTopicAndId() {
      Instant at = pipeline.now();
      send(Facts.transaction("a", "19", at));
      pipeline.send(pipeline.topics.indicators(), "19", Facts.dtiRank("a", "19").build());

      assertThat(total()).isEqualTo(1);
      assertThat(pipeline.row("19@2019-04-01", "dti_rank:mic", "latest").getValue()).isEqualTo(8);
    }

    @Test
    void withOtherContentAreConflictsAndTheFirstOneStands() {
      Instant at = pipeline.now();
      send(Facts.transaction("a", "19", at));
      send(Facts.transaction("a", "19", at).setChannel("ONLINE"));
      send(Facts.transaction("a", "01", at));

      assertThat(total()).isEqualTo(1);
      assertThat(pipeline.row(THAI_NGUYEN, "online_submission_rate", "all").getNumerator())
          .isZero();
      assertThat(pipeline.ledger().get(0).getConflict()).isEqualTo(2);
    }

    @Test
    void ofRejectedFactsAreNotRemembered() {
      send(Facts.transaction("a", "", pipeline.now()));
      send(Facts.transaction("a", "19", pipeline.now()));

      assertThat(total()).isEqualTo(1);
    }

    private long total() {
      return pipeline.row(THAI_NGUYEN, "transactions_completed", "all").getNumerator();
    }
  }

  @Nested
  class OtherFacts {

    @Test
    void ofSatisfactionReadThreeOfFiveAsHalf() {
      Instant now = pipeline.now();
      pipeline.send(pipeline.topics.feedback(), "19", Facts.feedback("a", "19", 3, now));
      assertThat(pipeline.row(THAI_NGUYEN, "satisfaction", "1h").getValue()).isEqualTo(0.5);

      pipeline.send(pipeline.topics.feedback(), "19", Facts.feedback("b", "19", 5, now));
      assertThat(pipeline.row(THAI_NGUYEN, "satisfaction", "1h").getValue()).isEqualTo(0.75);
      pipeline.send(pipeline.topics.feedback(), "19", Facts.feedback("c", "19", 6, now));
      assertThat(pipeline.rejected())
          .extracting(RejectedRecord::getDetail)
          .containsExactly("score is 6; allowed: 1 to 5");
    }

    @Test
    void ofWorkRecordsCountAtTheirLevel() {
      Instant now = pipeline.now();
      pipeline.send(
          pipeline.topics.workRecords(), "19", Facts.workRecord("a", "19", "COMMUNE", true, now));
      pipeline.send(
          pipeline.topics.workRecords(), "19", Facts.workRecord("b", "19", "COMMUNE", false, now));

      assertThat(pipeline.row(THAI_NGUYEN, "work_records_online_commune", "day").getValue())
          .isEqualTo(0.5);
      assertThat(pipeline.row(THAI_NGUYEN, "work_records_online_province", "day").getState())
          .isEqualTo("NO_DENOMINATOR");
    }

    @Test
    void ofProcessingTimesGivePercentilesInHours() {
      for (int hours = 1; hours <= 9; hours++) {
        send(
            Facts.transaction("t" + hours, "19", pipeline.now())
                .setSubmittedAt(pipeline.now().minus(Duration.ofHours(hours))));
      }

      KpiCurrent median = pipeline.row(THAI_NGUYEN, "processing_time_p50", "24h");
      assertThat(median.getValue()).isCloseTo(5, within(5 / 4.0));
      assertThat(median.getDenominator()).isEqualTo(9);
      pipeline.passes(Duration.ofHours(25));
      assertThat(pipeline.row(THAI_NGUYEN, "processing_time_p50", "24h").getState())
          .isEqualTo("NO_DENOMINATOR");
    }

    @Test
    void ofMilestonesStandUntilTheyAreWithdrawnWhateverTheOrderOfArrival() {
      Instant day = Instant.parse("2025-07-20T00:00:00Z");
      assertThat(smartCities("UNKNOWN")).isNull();
      declare(Facts.smartCity("b", "19", "Sông Công", day.plusSeconds(1)).setWithdrawn(true));
      assertThat(smartCities("VALUE")).isZero();

      declare(Facts.smartCity("a", "19", "Sông Công", day));
      declare(Facts.smartCity("c", "19", "Phổ Yên", day));
      assertThat(smartCities("VALUE")).isEqualTo(1);
    }

    private Long smartCities(String state) {
      pipeline.passes(Duration.ofSeconds(1));
      KpiCurrent row = pipeline.row(THAI_NGUYEN, "smart_cities", "now");
      assertThat(row.getState()).isEqualTo(state);
      return row.getNumerator();
    }

    private void declare(vn.dxpulse.schemas.event.MilestoneDeclared.Builder milestone) {
      pipeline.send(pipeline.topics.milestones(), "19", milestone.build());
    }
  }

  @Nested
  class Services {

    private final Instant day = Instant.parse("2025-07-20T00:00:00Z");

    @Test
    void countByTheirLatestListingWhateverTheOrderOfArrival() {
      list(Facts.listed("b", "19", "1.1", "FULL_PROCESS", day.plusSeconds(1)));
      list(Facts.listed("a", "19", "1.1", "PARTIAL", day));
      list(Facts.listed("c", "19", "1.2", "INFORMATION", day).setUsableOnPhone(true));
      list(Facts.listed("d", "19", "1.3", "PARTIAL", day));
      list(Facts.listed("e", "19", "1.3", "WITHDRAWN", day.plusSeconds(1)));

      assertThat(ratio("services_full_process_share")).isEqualTo("1/2");
      assertThat(ratio("services_on_phone_share")).isEqualTo("1/2");
      assertThat(service("services_offered").getValue()).isEqualTo(2);
      assertThat(service("services_level4_share").getState()).isEqualTo("NO_DENOMINATOR");
    }

    @Test
    void areUnknownWhereNoneWasEverListed() {
      pipeline.passes(Duration.ofSeconds(1));

      assertThat(service("services_offered").getState()).isEqualTo("UNKNOWN");
      assertThat(service("services_full_process_share").getState()).isEqualTo("NO_DENOMINATOR");
    }

    @Test
    void atALevelThatNoScaleHasAreRejected() {
      list(Facts.listed("a", "19", "1.1", "LEVEL_5", day));

      assertThat(pipeline.rejected())
          .extracting(RejectedRecord::getDetail)
          .containsExactly(
              "level is 'LEVEL_5'; allowed: [LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4, FULL_PROCESS,"
                  + " PARTIAL, INFORMATION, WITHDRAWN]");
    }

    @Test
    void ofAMergedProvinceStayWithTheUnitThatListedThem() {
      list(Facts.listed("a", "06", "1.1", "PARTIAL", Instant.parse("2024-01-01T00:00:00Z")));

      assertThat(pipeline.row("06@2019-04-01", "services_offered", "now").getValue()).isEqualTo(1);
      assertThat(service("services_offered").getState()).isEqualTo("UNKNOWN");
    }

    private KpiCurrent service(String kpi) {
      return pipeline.row(THAI_NGUYEN, kpi, "now");
    }

    private String ratio(String kpi) {
      return service(kpi).getNumerator() + "/" + service(kpi).getDenominator();
    }

    private void list(PublicServiceListed.Builder listing) {
      String key = listing.getProvinceCode() + "|" + listing.getServiceCode();
      pipeline.send(pipeline.topics.publicServices(), key, listing.build());
    }
  }

  @Nested
  class CodesInGrace {

    private static final String REGISTRY =
        """
        code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
        predecessor_codes,population,population_basis,macro_region,grace_days
        30,d,d,d,province,2019-04-01,2025-06-30,31,,,,,31
        31,e,e,e,province,2019-04-01,2025-06-30,31,,,,,
        31,e,e,e,province,2025-07-01,,,30 31,,,,
        """;

    @Test
    void countForTheSuccessorAndAreAnomalous() {
      UnitRegistry registry =
          UnitRegistryFile.read(new StringReader(REGISTRY), "grace.csv", UnitRegistryFile.VIETNAM);
      Instant inGrace = Instant.parse("2025-07-31T16:59:59.999Z");
      try (PipelineDriver grace =
          new PipelineDriver(registry, KpiCatalogue.shipped(), PipelineDriver.START)) {
        grace.send(
            grace.topics.transactions(), "30", Facts.transaction("a", "30", inGrace).build());
        grace.send(
            grace.topics.enterprisesRegistered(), "E1", Facts.registered("r", "E1", "30", inGrace));
        grace.send(
            grace.topics.transactions(),
            "30",
            Facts.transaction("b", "30", inGrace.plusMillis(1)).build());

        assertThat(grace.row("31@2025-07-01", "transactions_completed", "all").getValue())
            .isEqualTo(1);
        assertThat(grace.row("31@2025-07-01", "digital_enterprises", "now").getValue())
            .isEqualTo(1);
        assertThat(grace.ledger()).hasSize(2).allMatch(row -> row.getAnomalous() == 1);
        assertThat(grace.rejected())
            .extracting(RejectedRecord::getReason)
            .containsExactly("CLOSED_UNIT");
      }
    }
  }

  @Nested
  class History {

    @Test
    void hasARowPerHourAndDayOnceTheyAreOver() {
      completeNow("a");
      pipeline.passes(Duration.ofMinutes(59).plusSeconds(59));
      assertThat(pipeline.history()).isEmpty();

      pipeline.passes(Duration.ofSeconds(1));
      assertThat(completed("hour"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.getStart()).isEqualTo(PipelineDriver.START);
                assertThat(row.getEnd()).isEqualTo(PipelineDriver.START.plusSeconds(3_600));
                assertThat(row.getNumerator()).isEqualTo(1);
              });
      pipeline.passes(Duration.ofHours(13));
      assertThat(completed("day"))
          .singleElement()
          .satisfies(
              row -> assertThat(row.getStart()).isEqualTo(Instant.parse("2025-07-31T17:00:00Z")));
    }

    @Test
    void isCorrectedByWhatComesInLater() {
      pipeline.passes(Duration.ofDays(2));
      send(Facts.transaction("a", "19", PipelineDriver.START));
      long first = completed("day").get(0).getRevision();
      send(Facts.transaction("b", "19", PipelineDriver.START));

      KpiHistory corrected = completed("day").get(0);
      assertThat(corrected.getNumerator()).isEqualTo(2);
      assertThat(corrected.getRevision()).isGreaterThan(first);
    }

    private List<KpiHistory> completed(String resolution) {
      return pipeline.history().stream()
          .filter(row -> row.getKpi().equals("transactions_completed"))
          .filter(row -> row.getResolution().equals(resolution))
          .toList();
    }
  }

  @Nested
  class Ledger {

    @Test
    void accountsForEveryRecordInExactlyOneClass() {
      Instant now = pipeline.now();
      send(Facts.transaction("a", "19", now));
      send(Facts.transaction("a", "19", now));
      send(Facts.transaction("b", "no such code", now));
      send(Facts.transaction("c", "19", now.minus(Duration.ofDays(7_306))));
      pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {9});

      LedgerRow row = pipeline.ledger().get(0);
      assertThat(row.getTopic()).isEqualTo(pipeline.topics.transactions().name());
      assertThat(row.getMinute()).isEqualTo(now.truncatedTo(ChronoUnit.MINUTES));
      assertThat(row.getRead()).isEqualTo(5);
      assertThat(row.getCounted()).isEqualTo(1);
      assertThat(row.getDuplicate()).isEqualTo(1);
      assertThat(row.getRejected()).isEqualTo(2);
      assertThat(row.getLate()).isEqualTo(1);
      assertThat(row.getInTransit()).isZero();
    }

    @Test
    void hasABookPerMinuteOfArrivalAndTopic() {
      send(Facts.transaction("a", "19", pipeline.now()));
      pipeline.passes(Duration.ofMinutes(1));
      send(Facts.transaction("b", "19", pipeline.now()));
      pipeline.send(
          pipeline.topics.enterprisesClosed(), "E1", Facts.closed("c", "E1", "19", pipeline.now()));

      assertThat(pipeline.ledger()).hasSize(3).allMatch(row -> row.getCounted() == 1);
    }

    @Test
    void goesOnWithTheBookOfAMinuteThatTheClockGoesBackTo() {
      Instant start = pipeline.now();
      garbageAt(start);
      garbageAt(start.plus(Duration.ofMinutes(1)));
      garbageAt(start.plus(Duration.ofHours(24)));
      garbageAt(start);

      assertThat(pipeline.ledger())
          .extracting(row -> Duration.between(start, row.getMinute()), LedgerRow::getRead)
          .containsExactly(
              tuple(Duration.ZERO, 2L),
              tuple(Duration.ofMinutes(1), 1L),
              tuple(Duration.ofHours(24), 1L));
      assertThat(pipeline.rejected()).hasSize(4).allMatch(letter -> letter.getBookMinute() == null);
    }

    @Test
    void booksARecordOfAMinuteThatIsClosedInTheOldestOneThatIsNot() {
      Instant start = pipeline.now();
      Instant oldest = start.plus(Duration.ofMinutes(1));
      garbageAt(start);
      garbageAt(oldest.plus(Duration.ofHours(24)));
      garbageAt(start);

      assertThat(pipeline.ledger())
          .extracting(LedgerRow::getMinute, LedgerRow::getRead, LedgerRow::getRejected)
          .containsExactly(
              tuple(start, 1L, 1L),
              tuple(oldest, 1L, 1L),
              tuple(oldest.plus(Duration.ofHours(24)), 1L, 1L));
      assertThat(pipeline.rejected())
          .extracting(RejectedRecord::getArrivalTime, RejectedRecord::getBookMinute)
          .containsExactly(
              tuple(start, null),
              tuple(oldest.plus(Duration.ofHours(24)), null),
              tuple(start, oldest));
    }

    private void garbageAt(Instant arrival) {
      pipeline.sendBytesAt(pipeline.topics.transactions(), "19", new byte[] {9}, arrival);
    }
  }

  private void completeNow(String id) {
    send(Facts.transaction(id, "19", pipeline.now()));
  }

  private void send(OnlineServiceTransactionCompleted.Builder transaction) {
    OnlineServiceTransactionCompleted value = transaction.build();
    pipeline.send(pipeline.topics.transactions(), value.getProvinceCode(), value);
  }

  @Test
  void countsInAReplayThatBringsATaskNothingButRekeyedFacts() {
    try (PipelineDriver replay = new PipelineDriver(TimeSource.EVENT)) {
      Topic<OnlineServiceTransactionCompleted> transactions = replay.topics.transactions();
      OnlineServiceTransactionCompleted fact =
          Facts.transaction("rekeyed", "01", PipelineDriver.START).build();
      RekeyedFact stray =
          RekeyedFact.newBuilder()
              .setTopic(transactions.name())
              .setPartition(0)
              .setOffset(0)
              .setArrivalTime(PipelineDriver.START)
              .setRecordKey(null)
              .setRecordValue(ByteBuffer.wrap(replay.bytes(transactions, fact)))
              .build();

      replay.send(replay.topics.rekeyedFacts(), "01", stray);

      assertThat(replay.row("01@2025-07-01", "transactions_completed", "all").getValue())
          .isEqualTo(1);
    }
  }
}
