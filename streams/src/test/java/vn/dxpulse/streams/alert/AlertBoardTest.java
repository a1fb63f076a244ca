package vn.dxpulse.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.Severity;

class AlertBoardTest {

  private static final String SLIPS =
      """
      - id: slips
        kind: target
        severity: info
        name_vi: Chệch hướng
        name_en: Off track
        fires: [OFF_TRACK]
        clears: [ON_TRACK]
        hold_for: 1h
        clear_for: 2h
        escalate_after: [3h]
      """;

  @Nested
  class Targets {

    private final BoardRun run = new BoardRun(BoardRun.rules(SLIPS));

    @Test
    void slipAreTakenAndRecover() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:30");
      run.acknowledge("09:40", "slips|T", OptionalLong.empty(), "");
      run.target("10:00", "T", "ON_TRACK");
      run.passTo("13:00");

      assertThat(run.happened())
          .containsExactly(
              "08:00 slips|T PENDING CONDITION",
              "09:00 slips|T FIRING HOLD",
              "09:40 slips|T ACKNOWLEDGED ACKNOWLEDGE",
              "12:00 slips|T RESOLVED CLEAR");
    }

    @Test
    void doNotFireBetweenRaisedAndClear() {
      run.target("08:00", "T", "OFF_TRACK");
      run.target("08:59", "T", "AT_RISK");
      run.passTo("20:00");

      assertThat(run.happened())
          .containsExactly("08:00 slips|T PENDING CONDITION", "08:59 slips|T INACTIVE CONDITION");
    }

    @Test
    void clearFromTheBeginningAfterEveryRelapse() {
      run.target("08:00", "T", "OFF_TRACK");
      run.target("09:30", "T", "ON_TRACK");
      run.target("11:00", "T", "AT_RISK");
      run.target("11:10", "T", "ON_TRACK");
      run.passTo("13:09");
      assertThat(run.alert("slips|T").stage().isActive()).isTrue();

      run.passTo("13:10");
      assertThat(run.alert("slips|T").stage()).isEqualTo(Stage.RESOLVED);
    }

    @Test
    void thatAreGoneAreOverAtOnce() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");
      run.targetGone("09:30", "T");
      run.passTo("23:00");

      assertThat(run.happened()).last().isEqualTo("09:30 slips|T RESOLVED CLEAR");
    }

    @Test
    void sayWhatIsWrongInBothLanguages() {
      run.target("08:00", "T", "OFF_TRACK");

      assertThat(run.alert("slips|T").evidence().summary())
          .isEqualTo(
              new Evidence.Summary(
                  "Chệch hướng: T. Thiếu 12.", "Off track: T. 12 short.", "/?target=T"));
    }

    @Test
    void escalateWhileNobodyTakesThem() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("12:00");

      assertThat(run.happened()).last().isEqualTo("12:00 slips|T FIRING ESCALATE");
      assertThat(run.alert("slips|T").severity()).isEqualTo(Severity.WARNING);
    }
  }

  @Nested
  class Silences {

    private final BoardRun run = new BoardRun(BoardRun.rules(SLIPS));

    @Test
    void coverAlertsThatComeLaterAndLetThemFireWhenTheyEnd() {
      run.silence("07:00", "s", ofKpi("digital_enterprises"), "10:00");
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("11:00");

      assertThat(run.happened())
          .containsExactly(
              "08:00 slips|T PENDING CONDITION",
              "09:00 slips|T SILENCED HOLD",
              "10:00 slips|T FIRING SILENCE_ENDED");
    }

    @Test
    void leaveOthersAlone() {
      run.silence("07:00", "s", ofKpi("gdp"), "10:00");
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");

      assertThat(run.alert("slips|T").stage()).isEqualTo(Stage.FIRING);
    }

    @Test
    void goBeforeAnAcknowledgementThatLastsLonger() {
      run.target("08:00", "T", "OFF_TRACK");
      run.acknowledge("09:00", "slips|T", OptionalLong.empty(), "12:00");
      run.silence("09:30", "s", ofKpi("digital_enterprises"), "10:00");
      run.passTo("12:00");

      assertThat(run.happened())
          .containsExactly(
              "08:00 slips|T PENDING CONDITION",
              "09:00 slips|T FIRING HOLD",
              "09:00 slips|T ACKNOWLEDGED ACKNOWLEDGE",
              "09:30 slips|T SILENCED SILENCE",
              "10:00 slips|T ACKNOWLEDGED SILENCE_ENDED",
              "12:00 slips|T FIRING EXPIRE");
    }

    @Test
    void ofASeverityCoverAnAlertThatEscalatesToIt() {
      run.silence(
          "07:00",
          "s",
          new Silence.Matchers(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of("warning")),
          "20:00");
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("12:00");

      assertThat(run.happened())
          .endsWith("12:00 slips|T FIRING ESCALATE", "12:00 slips|T SILENCED SILENCE");
    }
  }

  @Nested
  class Commands {

    private final BoardRun run = new BoardRun(BoardRun.rules(SLIPS));

    @Test
    void thatSawAnOlderRowAreRefusedAndSayWhatIsNow() {
      run.target("08:00", "T", "OFF_TRACK");
      long pending = run.alert("slips|T").trail().revision();

      Answer answer = run.acknowledge("09:00", "slips|T", OptionalLong.of(pending), "");

      assertThat(answer.reason()).isEqualTo(Answer.Reason.STALE_REVISION);
      assertThat(answer.message())
          .isEqualTo(
              "seen was revision %d of alert slips|T, which is FIRING by now; the newest is %d"
                  .formatted(pending, pending + 1));
      assertThat(answer.revision()).isEqualTo(pending + 1);
    }

    @Test
    void thatSawTheNewestRowAreDone() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");
      long firing = run.alert("slips|T").trail().revision();

      Answer answer = run.acknowledge("09:10", "slips|T", OptionalLong.of(firing), "");

      assertThat(answer.accepted()).isTrue();
      assertThat(answer.revision()).isEqualTo(firing + 1);
      assertThat(run.alert("slips|T").care().taken())
          .contains(new Acknowledgement("minh", "looking", OptionalLong.empty()));
    }

    @Test
    void ofThePastAreRefused() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");

      assertThat(run.acknowledge("09:10", "slips|T", OptionalLong.empty(), "09:10").message())
          .isEqualTo("until is 2025-08-01T09:10:00Z, allowed: after 2025-08-01T09:10:00Z");
    }

    @Test
    void areForgottenAfterAThousand() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");
      Answer first = run.acknowledge("09:00", "slips|T", OptionalLong.empty(), "");
      for (int later = 0; later < Answers.KEPT - 1; later++) {
        run.acknowledge("09:01", "slips|U", OptionalLong.empty(), "");
      }
      run.restart("09:02", BoardRun.rules(SLIPS));
      assertThat(again(first.command())).isEqualTo(first);

      run.acknowledge("09:03", "slips|U", OptionalLong.empty(), "");
      assertThat(again(first.command())).isNotEqualTo(first);
      assertThat(run.stored.keySet()).filteredOn(key -> key.startsWith("43")).hasSize(1_000);
    }

    private Answer again(String command) {
      return run.board()
          .decide(
              new Command(
                  command,
                  "OTHER",
                  Optional.empty(),
                  Optional.empty(),
                  OptionalLong.empty(),
                  new Command.Words("lan", Optional.empty(), ""),
                  OptionalLong.empty(),
                  ofKpi("digital_enterprises")),
              BoardRun.ms("09:04"));
    }
  }

  @Nested
  class Pipeline {

    private static final String SILENT =
        """
        - id: silent
          kind: no_data
          of: pipeline
          after: 30m
          severity: critical
          name_vi: Im lặng
          name_en: Silent
          clear_for: 5m
        """;

    @Test
    void isSilentHalfAnHourAfterTheLastMinuteWithRecords() {
      BoardRun run = new BoardRun(BoardRun.rules(SILENT));

      run.books("08:00", "08:00", 5, 0, 0);
      run.passTo("09:00");
      run.books("09:10", "09:10", 5, 0, 0);
      run.passTo("10:00");

      assertThat(run.happened())
          .containsExactly(
              "00:30 silent|pipeline PENDING CONDITION",
              "00:30 silent|pipeline FIRING HOLD",
              "08:05 silent|pipeline RESOLVED CLEAR",
              "08:31 silent|pipeline PENDING CONDITION",
              "08:31 silent|pipeline FIRING HOLD",
              "09:15 silent|pipeline RESOLVED CLEAR",
              "09:41 silent|pipeline PENDING CONDITION",
              "09:41 silent|pipeline FIRING HOLD");
    }

    @Test
    void isNotSilentForTheTimeInWhichTheApplicationStoodStill() {
      BoardRun run = new BoardRun(BoardRun.rules(SILENT));
      run.books("00:09", "00:09", 5, 0, 0);
      run.passTo("00:20");

      run.restart("12:00", BoardRun.rules(SILENT));
      run.passTo("12:19");
      assertThat(run.happened()).isEmpty();
      run.passTo("12:20");

      assertThat(run.happened()).last().isEqualTo("12:20 silent|pipeline FIRING HOLD");
    }
  }

  @Nested
  class Books {

    private static final String BOOKS =
        """
        - id: mismatch
          kind: data_quality
          of: unaccounted
          over: 2h
          severity: critical
          name_vi: Sổ cái không khớp
          name_en: The ledger does not add up
        - id: rejected
          kind: data_quality
          of: rejected_share
          over: 10m
          at_least: 100
          above: 0.05
          clears_below: 0.02
          severity: warning
          name_vi: Nhiều bản ghi bị từ chối
          name_en: Many records are rejected
        """;

    private final BoardRun run = new BoardRun(BoardRun.rules(BOOKS));

    @Test
    void thatDoNotAddUpAreHeardOfUntilTheMinuteIsOld() {
      run.books("08:00", "08:00", 1_000, 0, -1);
      run.passTo("12:00");

      assertThat(run.happened())
          .containsExactly(
              "08:00 mismatch|facts-3 PENDING CONDITION",
              "08:00 mismatch|facts-3 FIRING HOLD",
              "10:01 mismatch|facts-3 RESOLVED CLEAR");
    }

    @Test
    void thatAddUpAgainAreOverAtOnce() {
      run.books("08:00", "08:00", 1_000, 0, 1);
      run.books("08:01", "08:00", 1_001, 0, 0);

      assertThat(run.alert("mismatch|facts-3").stage()).isEqualTo(Stage.RESOLVED);
    }

    @Test
    void withTooManyRejectedRecordsAreHeardOfWhileTheirMinutesCount() {
      run.books("08:00", "08:00", 90, 6, 0);
      assertThat(run.board().find("rejected|facts-3")).as("too few records").isEmpty();
      run.books("08:01", "08:01", 10, 0, 0);
      assertThat(run.alert("rejected|facts-3").evidence().summary().vi())
          .isEqualTo(
              "Nhiều bản ghi bị từ chối: facts-3, 6 trên 100 bản ghi bị từ chối (6,0 %) trong 10"
                  + " phút");
      run.passTo("08:10");
      assertThat(run.alert("rejected|facts-3").stage()).isEqualTo(Stage.FIRING);

      run.passTo("08:11");
      assertThat(run.alert("rejected|facts-3").stage()).isEqualTo(Stage.RESOLVED);
    }

    @Test
    void areForgottenWhenNoRuleLooksThatFarBack() {
      run.books("08:00", "08:00", 90, 6, 1);
      run.books("08:01", "08:01", 90, 6, 0);
      run.happened();
      assertThat(minutes()).isEqualTo(2);

      run.passTo("08:30");
      run.happened();
      assertThat(minutes()).as("the one that does not add up").isEqualTo(1);

      run.passTo("20:00");
      run.happened();
      assertThat(minutes()).isZero();
    }

    @Test
    void ofLongAgoChangeNothing() {
      run.books("08:00", "01:00", 1_000, 900, 1);

      assertThat(run.happened()).isEmpty();
    }

    private long minutes() {
      return run.stored.keySet().stream().filter(key -> key.startsWith("4d")).count();
    }
  }

  @Nested
  class OtherRules {

    private final BoardRun run = new BoardRun(BoardRun.rules(SLIPS));

    @Test
    void endAlertsOfRulesThatAreGone() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");

      run.restart("10:00", BoardRun.rules(SLIPS.replace("slips", "slides")));
      run.passTo("11:00");

      assertThat(run.happened())
          .contains("10:00 slips|T RESOLVED RULE_REMOVED", "11:00 slides|T FIRING HOLD");
    }

    @Test
    void endAlertsThatTheyAreNoLongerAbout() {
      run.target("08:00", "T", "OFF_TRACK");
      run.passTo("09:00");

      run.restart("10:00", BoardRun.rules(SLIPS + "  units: [\"20\"]\n"));

      assertThat(run.happened()).last().isEqualTo("10:00 slips|T RESOLVED RULE_REMOVED");
    }

    @Test
    void endAlertsOfAUnitThatInheritedATargetOutOfTheirScope() {
      BoardRun scoped = new BoardRun(BoardRun.rules(SLIPS + "  units: [\"06\"]\n"));
      scoped.target("08:00", "T", "06@2019-04-01", "OFF_TRACK");
      scoped.target("09:30", "T", "19@2025-07-01", "OFF_TRACK");

      assertThat(scoped.happened()).last().isEqualTo("09:30 slips|T RESOLVED RULE_REMOVED");
    }
  }

  @Nested
  class Watchdog {

    private final AlertRules rules =
        BoardRun.rules(
            "- {id: watchdog, kind: watchdog, severity: info, name_vi: Chạy, name_en: Running}\n");
    private final BoardRun run = new BoardRun(rules);

    @Test
    void firesFromTheStartForEver() {
      run.passTo("300d 00:00");
      run.restart("301d 00:00", rules);

      assertThat(run.happened())
          .containsExactly(
              "00:00 watchdog|pipeline PENDING CONDITION", "00:00 watchdog|pipeline FIRING HOLD");
    }

    @Test
    void hasANewRowEveryHalfMinuteAndNoTransition() {
      run.happened();
      run.rows();
      long start = BoardRun.ms("01:00");

      long published = 0;
      for (long ms = 0; ms < 300_000; ms += 100) {
        run.board().advance(start + ms);
        published += run.rows().size();
      }

      assertThat(published).isEqualTo(10);
      assertThat(run.happened()).isEmpty();
    }

    @Test
    void canBeTakenByWhoSawAnEarlierOfThoseRows() {
      run.rows();
      long seen = run.alert("watchdog|pipeline").trail().revision();
      run.passTo("01:00");
      run.rows();
      assertThat(run.alert("watchdog|pipeline").trail().revision()).isGreaterThan(seen);

      assertThat(
              run.acknowledge("01:00", "watchdog|pipeline", OptionalLong.of(seen), "").accepted())
          .isTrue();
    }
  }

  private static Silence.Matchers ofKpi(String kpi) {
    return new Silence.Matchers(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(kpi), Optional.empty());
  }
}
