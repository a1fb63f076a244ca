package vn.dxpulse.streams.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRulesTest {

  private static final String NAMES = "name_vi: Sai, name_en: Wrong, severity: info";

  @Test
  void shipsARuleOfEveryKindWithIdsThatDiffer() {
    List<AlertRule> shipped = AlertRules.shipped().all();

    assertThat(shipped).extracting(rule -> rule.condition().kind()).contains(AlertKind.values());
    assertThat(shipped).extracting(AlertRule::id).doesNotHaveDuplicates();
  }

  @Test
  void readsEveryPartOfARule() {
    AlertRule rule =
        only(
            """
            rules:
              - id: slips
                kind: target
                severity: warning
                name_vi: Chệch hướng
                name_en: Off track
                fires: [OFF_TRACK, MISSED]
                clears: [ON_TRACK]
                hold_for: 1h30m
                clear_for: P1D
                flapping: {firings: 3, within: 30d, clear_times: 4}
                escalate_after: [45s, 2d]
                kpis: [digital_enterprises]
                units: ["19"]
                targets: [TN-DIGI-ENT-2025]
            """);

    assertThat(rule)
        .isEqualTo(
            new AlertRule(
                "slips",
                new Condition.StatusIn(Set.of("OFF_TRACK", "MISSED"), Set.of("ON_TRACK")),
                Severity.WARNING,
                new Timing(
                    Duration.ofMinutes(90),
                    Duration.ofDays(1),
                    new Timing.Flapping(3, Duration.ofDays(30), 4),
                    List.of(Duration.ofSeconds(45), Duration.ofDays(2))),
                new RuleScope(
                    Set.of("digital_enterprises"), Set.of("19"), Set.of("TN-DIGI-ENT-2025")),
                "Chệch hướng",
                "Off track"));
  }

  @Test
  void firesAtOnceAndForGoodIfNothingElseIsSaid() {
    AlertRule rule = only("rules: [{id: w, kind: watchdog, " + NAMES + "}]");

    assertThat(rule.timing())
        .isEqualTo(new Timing(Duration.ZERO, Duration.ZERO, Timing.Flapping.NEVER, List.of()));
    assertThat(rule.scope()).isEqualTo(RuleScope.ALL);
  }

  @Test
  void listsEveryProblemWithItsLine() {
    String file =
        """
        rules:
          - id: Slips
            kind: target
            severity: loud
            name_vi: Sai
            fires: [OFFTRACK]
            clears: [ON_TRACK]
            hold_for: soon
            escalate_after: [2d, 1d]
          - id: share
            kind: data_quality
            of: rejected_share
            over: 7h
            at_least: 0
            above: 0.05
            clears_below: 0.5
            name_vi: Sai
            name_en: Wrong
            severity: info
            kpis: [digital_enterprises]
          - {id: share, kind: watchdog, name_vi: a, name_en: b, severity: info}
          - {id: what, kind: weather}
        """;

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidAlertRules.class)
        .hasMessage(
            String.join(
                "\n",
                "rules.yaml line 6: fires has 'OFFTRACK', allowed: " + TargetReading.STATUSES,
                "rules.yaml line 2: id is 'Slips', allowed: lower-case letters, digits and -",
                "rules.yaml line 4: severity is 'loud', allowed: [info, warning, critical]",
                "rules.yaml line 8: hold_for is 'soon', allowed: such as 30s, 5m, 1h30m, 7d or"
                    + " PT5M",
                "rules.yaml line 9: escalate_after must go up, from above 0",
                "rules.yaml line 2: name_en is missing, empty or no plain text",
                "rules.yaml line 16: clears_below is 0.5, allowed: at most above, 0.05",
                "rules.yaml line 13: over of a share is above 6h",
                "rules.yaml line 14: at_least is '0', allowed: 1..1000000000",
                "rules.yaml line 20: 'kpis' is not a key here, allowed: above, at_least,"
                    + " clear_for, clears_below, escalate_after, flapping, hold_for, id, kind,"
                    + " name_en, name_vi, of, over, severity",
                "rules.yaml line 21: id 'share' stands on line 10 too",
                "rules.yaml line 22: kind is 'weather', allowed: " + AlertKind.tokens()));
  }

  @Test
  void namesAFileThatCannotBeRead() {
    assertThatThrownBy(() -> AlertRules.read(Path.of("no-such.yaml")))
        .isInstanceOf(InvalidAlertRules.class)
        .hasMessageStartingWith("cannot read no-such.yaml: ");
  }

  @ParameterizedTest
  @CsvSource({"30s, 30", "5m, 300", "1h30m, 5400", "7d, 604800", "PT5M, 300", "P1D, 86400"})
  void understandsDurations(String text, long seconds) {
    assertThat(DurationText.read(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"5", "m", "-5m", "PT-5M", "5 m", "''"})
  void refusesWhatIsNoDuration(String text) {
    assertThat(DurationText.read(text)).isEmpty();
  }

  @Nested
  class Conditions {

    @Test
    void ofStatusesLeaveTheOnesBetweenAsTheyAre() {
      Condition.OfTarget slips = new Condition.StatusIn(Set.of("OFF_TRACK"), Set.of("ON_TRACK"));

      assertThat(slips.judge(reading("OFF_TRACK", false))).isEqualTo(Signal.RAISED);
      assertThat(slips.judge(reading("AT_RISK", false))).isEqualTo(Signal.KEPT);
      assertThat(slips.judge(reading("ON_TRACK", false))).isEqualTo(Signal.CLEARED);
    }

    @Test
    void ofPaceMatterOnlyWhileATargetIsOpen() {
      Condition.OfTarget slow = new Condition.PaceTooSlow(Set.of("ON_TRACK"));

      assertThat(slow.judge(reading("ON_TRACK", true))).isEqualTo(Signal.RAISED);
      assertThat(slow.judge(reading("ON_TRACK", false))).isEqualTo(Signal.CLEARED);
      assertThat(slow.judge(reading("ENDED", true))).isEqualTo(Signal.CLEARED);
    }

    @ParameterizedTest
    @CsvSource({
      "99, 50, CLEARED",
      "100, 6, RAISED",
      "100, 5, KEPT",
      "100, 2, KEPT",
      "100, 1, CLEARED"
    })
    void ofSharesNeedEnoughRecords(long read, long rejected, Signal expected) {
      Condition.OfInput share =
          new Condition.RejectedShare(Duration.ofMinutes(10), 100, 0.05, 0.02);

      assertThat(share.judge(new QualityFigures(read, rejected, 0))).isEqualTo(expected);
    }

    @Test
    void ofBooksDoNotLetOneTooManyMakeUpForOneTooFew() {
      QualityFigures both = new QualityFigures(10, 0, 1).plus(new QualityFigures(10, 0, -1));

      assertThat(new Condition.Unaccounted(Duration.ofDays(1)).judge(both))
          .isEqualTo(Signal.RAISED);
    }
  }

  @ParameterizedTest
  @CsvSource({"19, true", "19@2025-07-01, true", "19@2019-04-01, false", "1, false"})
  void areAboutAUnitByCodeOrByVersion(String unit, boolean covered) {
    RuleScope scope = new RuleScope(Set.of(), Set.of(unit), Set.of());

    assertThat(scope.covers(reading("ON_TRACK", false))).isEqualTo(covered);
  }

  private static TargetReading reading(String status, boolean slow) {
    return new TargetReading(
        "TN-DIGI-ENT-2025",
        "19@2025-07-01",
        "digital_enterprises",
        status,
        slow,
        new TargetReading.Origin(false, true, 1),
        new TargetReading.Why("a", "b"));
  }

  private static AlertRule only(String file) {
    return read(file).all().get(0);
  }

  private static AlertRules read(String file) {
    return AlertRules.read(new StringReader(file), "rules.yaml");
  }
}
