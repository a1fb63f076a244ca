package vn.dxpulse.streams.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;
import vn.dxpulse.streams.topology.TargetDefinitions;

class TargetListTest {

  private static final KpiCatalogue KPIS = KpiCatalogue.shipped(IndicatorCatalogue.shipped());
  private static final UnitRegistry UNITS = UnitRegistryFile.vietnam();

  @Nested
  class Shipped {

    private final TargetList shipped = TargetList.shipped(KPIS, UNITS);

    @Test
    void hasTwentyNumbersAndEightThatAreNone() {
      assertThat(shipped.all())
          .extracting(Target::basis)
          .containsOnly(Basis.values())
          .filteredOn(Basis.NUMBER::equals)
          .hasSize(20);
      assertThat(ids(Basis.PROXY))
          .containsExactly(
              "TN-4G5G-2025", "TN-SMARTPHONE-2025", "HD-4G5G-2025", "HD-SMARTPHONE-2025");
      assertThat(ids(Basis.MILESTONE))
          .containsExactly(
              "TN-REGIONAL-CENTRE-2025",
              "TN-INDUSTRIAL-CENTRE-2030",
              "HN-SMARTCITY-2025",
              "HN-SMARTCITY-2030");
    }

    @Test
    void proxiesCallThemselvesProxies() {
      assertThat(shipped.all())
          .filteredOn(target -> target.basis() == Basis.PROXY)
          .allSatisfy(
              target -> {
                assertThat(target.wording().nameEn()).contains("(proxy: ");
                assertThat(target.wording().nameVi()).contains("(chỉ số thay thế");
              });
    }

    @Test
    void everyTargetSaysWhatItLeavesOpenInOneSentence() {
      assertThat(shipped.all())
          .extracting(target -> target.wording().ambiguity())
          .allSatisfy(text -> assertThat(text).matches("[^.]*(\\d\\.\\d[^.]*)?\\."));
    }

    @Test
    void trap02_targetsOfAnEndedProvinceEnd() {
      assertThat(shipped.all())
          .filteredOn(target -> target.id().startsWith("HD-"))
          .hasSize(11)
          .extracting(Target::succession)
          .containsOnly(new Succession.Ends());
    }

    @Test
    void trap02_targetsOfAGrownProvinceAreInheritedFromAMarkedRebaseline() {
      assertThat(target("TN-DTI-RANK-2025").succession())
          .isEqualTo(
              new Succession.Inherits(
                  new Baseline(
                      LocalDate.parse("2024-12-31"),
                      8,
                      "rank among 34 units:"
                          + " https://lite.baomoi.com/thai-nguyen-tang-toc-tren-ban-do-so-c53710679.epi")));
      assertThat(target("TN-DIGI-ENT-2025").succession())
          .isEqualTo(new Succession.InheritsWithoutBaseline());
    }

    @Test
    void whatGoesOnAloneNeedsNoSuccession() {
      assertThat(shipped.all())
          .filteredOn(target -> target.id().startsWith("HN-"))
          .hasSize(5)
          .extracting(Target::succession)
          .containsOnly(new Succession.Ends());
    }

    @Test
    void aBaselineThatReachesTheDemandHasNoCourse() {
      Target reached = target("TN-DTI-RANK-2025");

      assertThat(reached.baseline().orElseThrow().value()).isEqualTo(12);
      assertThat(reached.trajectory()).isEqualTo(Trajectory.level());
    }

    @Test
    void coursesAreThoseThatTheFileNames() {
      assertThat(target("TN-DTI-RANK-2030").trajectory().points())
          .containsExactly(point("2020-12-31", 12), point("2030-12-31", 10));
      assertThat(target("HN-GRDPPC-2045").trajectory().points())
          .containsExactly(
              point("2020-12-31", 5_420),
              point("2025-12-31", 8_300),
              point("2030-12-31", 12_000),
              point("2045-12-31", 36_000));
      assertThat(target("HN-GRDPPC-2025").trajectory().shape())
          .isEqualTo(Trajectory.Shape.COMPOUND);
    }

    @Test
    void trap18_aRangeIsAFloor() {
      Target range = target("HN-GRDPPC-2025");

      assertThat(range.demand()).hasToString(">= 8300.0");
      assertThat(range.rangeEnd()).hasValue(8_500);
    }

    @Test
    void ranksNameTheirUniverse() {
      assertThat(shipped.all())
          .filteredOn(target -> target.subject().kpi().startsWith("dti_rank"))
          .hasSize(4)
          .allSatisfy(target -> assertThat(target.universe()).hasValue(63));
    }

    @Test
    void everyTargetIsTheSameWhenItsRowIsReadBack() {
      assertThat(shipped.all())
          .allSatisfy(
              target ->
                  assertThat(TargetDefinitions.target(TargetDefinitions.row(target, 1)))
                      .isEqualTo(target));
    }

    private List<String> ids(Basis basis) {
      return shipped.all().stream()
          .filter(target -> target.basis() == basis)
          .map(Target::id)
          .toList();
    }

    private Target target(String id) {
      return shipped.find(id).orElseThrow();
    }
  }

  @Nested
  class OwnFile {

    @Test
    void leavesOutWhatHasADefault() {
      Target target = read(TARGET).all().get(0);

      assertThat(target.judging()).isEqualTo(new Target.Judging(Tolerance.USUAL, 90, 365, 31));
      assertThat(target.succession()).isEqualTo(new Succession.Ends());
      assertThat(target.baseline()).isEqualTo(Optional.empty());
    }

    @Test
    void setsToleranceAndPace() {
      String file =
          TARGET
              + "    tolerance: {on_track_from: 0.9, at_risk_from: 0.5}\n"
              + "    pace: {short_days: 7, long_days: 30}\n";

      assertThat(read(file).all().get(0).judging())
          .isEqualTo(new Target.Judging(new Tolerance(0.9, 0.5), 7, 30, 31));
    }

    @Test
    void aFileThatIsNotThereIsAProblemOfTheTargets() {
      assertThatThrownBy(() -> TargetList.read(Path.of("none.yaml"), KPIS, UNITS))
          .isInstanceOf(InvalidTargets.class)
          .hasMessageStartingWith("cannot read none.yaml: ");
    }

    @Test
    void aFileThatIsNoYamlIsAProblemOfTheTargets() {
      assertThatThrownBy(() -> read("targets: [}"))
          .isInstanceOf(InvalidTargets.class)
          .hasMessageContaining("line: 1");
    }
  }

  /** One slip in a target that is fine otherwise: the line and what is said. */
  @Nested
  class Problems {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '\'',
        value = {
          "id: X-1; id: 'X 1'; 2; id is 'X 1', allowed: up to 100 letters",
          "kpi: digital_enterprises; kpi: digital_enterprise; 6;"
              + " there is no KPI 'digital_enterprise', the nearest is 'digital_enterprises'",
          "kpi: digital_enterprises; kpi: dti_rank; 6;"
              + " there is no KPI 'dti_rank', the nearest is 'dti_rank:mic'",
          "window: now; window: latest; 7;"
              + " window is 'latest', but digital_enterprises is kept for: now",
          "unit: 19@2025-07-01; unit: 19@2020-01-01; 5;"
              + " there is no unit '19@2020-01-01': the code means 19@2019-04-01 Thái Nguyên,"
              + " 19@2025-07-01 Thái Nguyên",
          "unit: 19@2025-07-01; unit: 98@2025-07-01; 5; no unit has the code '98'",
          "unit: 19@2025-07-01; unit: 19; 5; '19' is not a unit such as 19@2025-07-01",
          "unit: 19@2025-07-01; unit: 19@2019-04-01; 2; succession is missing:"
              + " 19@2019-04-01 Thái Nguyên ends on 2025-06-30, before the deadline;"
              + " allowed: ends, inherits",
          "basis: number; basis: guess; 8; basis is 'guess', allowed: [number, milestone, proxy]",
          "basis: number; basis: milestone; 8; digital_enterprises counts no declarations",
          "value: 700; value: 3e2; 9; value is '3e2', allowed: a number such as 3000",
          "value: 700; value: 3.000; 9; value is '3.000', which may mean 3000 or 3.0000: write one",
          "value: 700; value: -1; 9; value is -1, but digital_enterprises is in enterprises,"
              + " which cannot be negative",
          "unit: enterprises; unit: percent; 9;"
              + " unit is 'percent', but digital_enterprises is in enterprises",
          "comparator: \">\"; comparator: <; 9; comparator is <, but digital_enterprises is"
              + " higher_is_better: allowed are > and >=",
          "comparator: \">\"; comparator: '≥'; 9; comparator must be one of > >= < <=, got '≥'",
          "comparator: \">\"; comparator: \">=\"; 9; comparator is >=, but worded says more or"
              + " less than 700: equality misses",
          "worded: trên 700; worded: 700; 9; comparator is >, but worded does not say more or less"
              + " than 700: equality reaches it",
          "worded: trên 700; worded: rất nhiều; 13; worded names no 700",
          "deadline: 2026-12-31; deadline: 31/12/2026; 10;"
              + " deadline is '31/12/2026', allowed: a day such as 2025-12-31",
          "deadline: 2026-12-31; deadline: 2025-06-30; 10;"
              + " deadline is 2025-06-30, but 19@2025-07-01 begins on 2025-07-01",
          "trajectory: level; trajectory: linear; 11;"
              + " trajectory is 'linear', which needs a baseline",
          "trajectory: level; trajectory: bent; 11; trajectory is 'bent', allowed: [linear,",
          "max_age_days: 31; max_age_days: 0; 12; max_age_days is '0', allowed: 1..36525",
          "ambiguity: no definition; ambiguity: ''; 14; ambiguity is missing, empty or no plain text",
          "source: resolution; source: ''; 15; source is missing, empty or no plain text",
          "source: resolution; sauce: resolution; 15; 'sauce' is not a key here, allowed: ambiguity",
        })
    void areToldWithTheirLine(String right, String wrong, int line, String problem) {
      String file = TARGET.replace(right, wrong);
      assertThat(file).isNotEqualTo(TARGET);

      assertThat(problems(file))
          .anySatisfy(
              found ->
                  assertThat(found).startsWith("t.yaml line " + line + ": ").contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '\'',
        value = {
          "universe: 63; universe is for ranks, and digital_enterprises is none",
          "points: []; points are for the trajectory 'milestones' only",
          "rebaseline: {date: 2025-12-31, value: 1, source: s};"
              + " rebaseline is for the succession 'inherits' only",
          "rebaseline: {date: 2026-12-31, value: 1, source: s};"
              + " rebaseline is of 2026-12-31, allowed: before the deadline 2026-12-31",
          "succession: stays; succession is 'stays', allowed: ends, inherits",
          "baseline: {date: 2026-12-31, value: 1, source: s}; deadline is 2026-12-31, but the"
              + " baseline is of 2026-12-31; allowed: a later day",
          "baseline: {date: 2025-12-31, value: 1, source: s}; trajectory is 'level', but there is a"
              + " way to go from the baseline",
          "baseline: {date: 2025-12-31, value: 1}; source is missing, empty or no plain text",
          "pace: {short_days: 30, long_days: 30}; short_days must be less than long_days, got 30",
          "tolerance: {on_track_from: 0.5, at_risk_from: 0.6}; tolerance must be 0 < at risk",
          "tolerance: {on_track_from: 0.5}; at_risk_from is missing",
        })
    void ofWhatIsAddedAreTold(String added, String problem) {
      assertThat(problems(TARGET + "    " + added + "\n"))
          .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '\'',
        value = {
          "linear; 800; trajectory is 'linear', but the baseline 800 reaches > 700 already",
          "compound; 0; a compound course grows by shares, so baseline and target must be above 0",
        })
    void ofACourseAreTold(String trajectory, int from, String problem) {
      String file =
          TARGET.replace("trajectory: level", "trajectory: " + trajectory)
              + "    baseline: {date: 2025-12-31, value: %d, source: s}\n".formatted(from);

      assertThat(problems(file)).hasSize(1).first().asString().contains(problem);
    }

    @Test
    void ofPointsAreToldEachWithItsLine() {
      String file =
          TARGET.replace("trajectory: level", "trajectory: milestones")
              + """
                  baseline: {date: 2025-12-31, value: 100, source: s}
                  points:
                    - {date: 2026-06-30, value: 300}
                    - {date: 2026-03-31, value: 200}
                    - {date: 2026-09-30, value: 701}
                    - {date: 2026-12-31, value: 650}
                    - later
              """;

      assertThat(problems(file))
          .containsExactly(
              "t.yaml line 22: a point has keys: date, value",
              "t.yaml line 19: point of 2026-03-31 is out of order, allowed: after 2026-06-30 and"
                  + " before the deadline 2026-12-31",
              "t.yaml line 20: point of 2026-09-30 is 701, beyond the target > 700",
              "t.yaml line 21: point of 2026-12-31 is out of order, allowed: after 2026-06-30 and"
                  + " before the deadline 2026-12-31");
    }

    @Test
    void ofRanksAreTold() {
      String rank =
          """
          targets:
            - id: R
              name_vi: a
              name_en: a
              unit: 19@2025-07-01
              kpi: dti_rank:mic
              window: latest
              basis: number
              demand: {comparator: <=, value: 15, unit: rank}
              deadline: 2030-12-31
              trajectory: compound
              baseline: {date: 2025-12-31, value: 20, source: s}
              max_age_days: 800
              worded: nhóm 15
              ambiguity: a
              source: s
          """;

      assertThat(problems(rank))
          .containsExactly(
              "t.yaml line 2: universe is missing, empty or no plain text",
              "t.yaml line 11: a rank does not grow by shares; use linear or milestones");
      assertThat(problems(rank.replace("value: 15", "value: 35") + "    universe: 34\n"))
          .anyMatch(problem -> problem.contains("a whole number from 1 to the universe"));
    }

    @Test
    void ofRatiosSayWhichScaleIsExpected() {
      assertThat(problems(share("work_records_online_province", "year", "percent", "90")))
          .contains(
              "t.yaml line 9: unit is 'percent', but work_records_online_province is in ratio:"
                  + " 0..1, so 90 % is 0.9");
      assertThat(problems(share("work_records_online_province", "year", "ratio", "90")))
          .contains(
              "t.yaml line 9: value is 90, but work_records_online_province is in ratio: 0..1, so"
                  + " 90 % is 0.9");
      assertThat(problems(share("sipas:moha", "latest", "ratio", "0.9")))
          .contains(
              "t.yaml line 9: unit is 'ratio', but sipas:moha is in percent: 0..100, so 90 % is"
                  + " 90");
      assertThat(read(share("work_records_online_province", "year", "ratio", "0.9")).all())
          .hasSize(1);
    }

    @Test
    void ofADemandThatNobodyCanReachAreTold() {
      String file =
          share("sipas:moha", "latest", "percent", "100")
              .replace("comparator: \">=\"", "comparator: \">\"")
              .replace("worded: 90%", "worded: trên 100%");

      assertThat(problems(file))
          .containsExactly(
              "t.yaml line 9: > 100 can never be reached: sipas:moha goes from 0 to 100");
    }

    @Test
    void ofAWindowNameThoseThatAreKept() {
      assertThat(problems(share("work_records_online_province", "now", "ratio", "0.9")))
          .containsExactly(
              "t.yaml line 7: window is 'now', but work_records_online_province is kept for: 1m,"
                  + " 1h, 24h, 7d, 30d, day, month, quarter, year, all");
    }

    @Test
    void areToldAllAtOnce() {
      String second = TARGET.substring(TARGET.indexOf("  - id")).replace("kpi: ", "kpi: x");

      assertThat(problems(TARGET.replace("window: now", "window: 1h") + second))
          .containsExactly(
              "t.yaml line 7: window is '1h', but digital_enterprises is kept for: now",
              "t.yaml line 16: id 'X-1' stands on line 2 too",
              "t.yaml line 20: there is no KPI 'xdigital_enterprises', the nearest is"
                  + " 'digital_enterprises'");
    }

    @Test
    void ofWhatIsNoTargetAreTold() {
      assertThat(problems("targets: [one]").get(0))
          .startsWith("t.yaml line 1: a target has keys: [ambiguity, baseline, basis, deadline,");
    }
  }

  /** Traps of docs/domain.md: one thing in the wording, another in the KPI. */
  @Nested
  class Mixes {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "services_level4_share; 100 dịch vụ dùng được trên thiết bị di động; on a phone; level 4",
          "services_on_phone_share; dịch vụ công trực tuyến mức độ 4; level 4; on a phone",
          "services_full_process_share; dịch vụ công mức độ 4; level 4; full process",
          "full_process_rate; dịch vụ công được cung cấp; services; dossiers",
          "digital_enterprises; doanh nghiệp công nghệ số; digital technology enterprises;"
              + " digital enterprises",
          "digital_technology_enterprises; Digital enterprises; digital enterprises;"
              + " digital technology enterprises",
          "technology_companies:press; doanh nghiệp số; digital enterprises; technology companies",
          "work_records_online_province; hồ sơ thủ tục hành chính; dossiers; work records",
          "online_submission_rate; hồ sơ công việc; work records; dossiers",
          "online_payment_rate; dân số có tài khoản thanh toán; persons with account;"
              + " dossiers paid online",
          "epayment_account_share:province; người từ 15 tuổi có tài khoản thanh toán;"
              + " adults with account; persons with account",
          "epayment_account_share:province; số tài khoản thanh toán; number of accounts;"
              + " persons with account",
          "satisfaction; SIPAS; sipas; satisfaction online",
          "sipas:moha; hài lòng với dịch vụ công trực tuyến; satisfaction online; sipas",
          "index_766_satisfaction:national_portal; SIPAS; sipas; complaints",
        })
    void areRefused(String kpi, String text, String spokenOf, String measured) {
      String file =
          TARGET
              .replace("name_vi: Tên", "name_vi: " + text)
              .replace("kpi: digital_enterprises", "kpi: " + kpi);

      assertThat(problems(file))
          .contains(
              "t.yaml line 3: name_vi speaks of %s, but %s measures %s"
                  .formatted(spokenOf, kpi, measured));
    }

    @Test
    void aWordingThatNamesBothIsLeftToTheKpi() {
      String both = "mức độ 4 trên thiết bị di động";

      assertThat(problems(share("services_level4_share:press", "latest", "percent", "x", both)))
          .noneMatch(problem -> problem.contains("speaks of"));
    }
  }

  private static final String TARGET =
      """
      targets:
        - id: X-1
          name_vi: Tên
          name_en: Name
          unit: 19@2025-07-01
          kpi: digital_enterprises
          window: now
          basis: number
          demand: {comparator: ">", value: 700, unit: enterprises}
          deadline: 2026-12-31
          trajectory: level
          max_age_days: 31
          worded: trên 700
          ambiguity: no definition
          source: resolution
      """;

  private static String share(String kpi, String window, String unit, String value) {
    return share(kpi, window, unit, value, "Tên");
  }

  private static String share(String kpi, String window, String unit, String value, String nameVi) {
    return TARGET
        .replace("name_vi: Tên", "name_vi: " + nameVi)
        .replace("kpi: digital_enterprises", "kpi: " + kpi)
        .replace("window: now", "window: " + window)
        .replace("comparator: \">\"", "comparator: \">=\"")
        .replace("value: 700, unit: enterprises", "value: " + value + ", unit: " + unit)
        .replace("worded: trên 700", "worded: 90%");
  }

  private static Trajectory.Point point(String day, double value) {
    return new Trajectory.Point(LocalDate.parse(day), value);
  }

  private static TargetList read(String yaml) {
    return TargetList.read(new StringReader(yaml), "t.yaml", KPIS, UNITS);
  }

  private static List<String> problems(String yaml) {
    InvalidTargets invalid = catchThrowableOfType(InvalidTargets.class, () -> read(yaml));
    assertThat(invalid).as("problems of a bad file").isNotNull();
    return Arrays.stream(invalid.getMessage().split("\n")).collect(Collectors.toList());
  }
}
