package vn.dxpulse.streams.alert.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.streams.alert.rule.InvalidAlertRules;

class AlertCasesTest {

  private static final String RULES =
      """
      rules:
        - {id: slips, kind: target, severity: warning, name_vi: Lệch, name_en: Slips,
           fires: [OFF_TRACK], clears: [ON_TRACK], hold_for: 1h, clear_for: 1h}
      """;

  @TempDir private Path directory;

  @Test
  void theExampleHoldsForTheShippedRules() {
    AlertCases cases = AlertCases.read(Path.of("../docs/examples/alert-cases.yaml"));

    assertThat(cases.run()).hasSize(6).allSatisfy(one -> assertThat(one.failures()).isEmpty());
  }

  /** The worked example of docs/domain.md: a row is a step. */
  @Test
  void theTimelineOfTheDocumentHolds() throws IOException {
    List<String> steps =
        Files.readAllLines(Path.of("../docs/domain.md")).stream()
            .dropWhile(line -> !line.startsWith("| At | What happens | State | Level | Why |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split(" *\\| *", -1))
            .map(cells -> step(cells[1], cells[2].replace("`", ""), cells[3], cells[4]))
            .toList();

    AlertCases cases =
        cases("cases: [{name: timeline, steps: [\n" + String.join(",\n", steps) + "]}]\n");

    assertThat(steps).hasSize(14);
    assertThat(cases.run()).containsExactly(new AlertCases.Outcome("timeline", List.of()));
  }

  private static String step(String at, String happens, String state, String level) {
    String subject =
        switch (happens.split(",")[0]) {
          case "" -> "";
          case "command: acknowledge" -> ", alert: target-off-track|T, ";
          case "command: silence" -> ", silence: survey, match_target: T, ";
          default -> ", target: T, ";
        };
    return "{at: %s%s%s, expect: {target-off-track|T: {state: %s, level: %s}}}"
        .formatted(at.replace("`", ""), subject, happens, state, level);
  }

  @Test
  void runsOnTheRulesThatStandBesideIt() throws IOException {
    AlertCases cases =
        cases(
            """
            rules: rules.yaml
            cases:
              - name: slips
                steps:
                  - {at: 0s, target: T, status: OFF_TRACK}
                  - {at: 1h, expect: {slips|T: FIRING}}
              - name: is gone
                steps:
                  - {at: 0s, target: T, status: OFF_TRACK}
                  - {at: 2h, target: T, gone: true, expect: {slips|T: RESOLVED}}
            """);

    assertThat(cases.run())
        .containsExactly(
            new AlertCases.Outcome("slips", List.of()),
            new AlertCases.Outcome("is gone", List.of()));
  }

  @Test
  void saysWhatWasExpectedAndWhatIs() throws IOException {
    AlertCases cases =
        cases(
            """
            rules: rules.yaml
            cases:
              - name: wrong
                start: 2026-01-01T07:00:00+07:00
                steps:
                  - {at: 08:00, target: T, status: OFF_TRACK}
                  - at: 07:30
                    expect:
                      slips|T: {state: PENDING, owner: lan, level: 0}
                      slips|U: FIRING
                  - {at: 30h, command: withdraw, alert: slips|U}
            """);

    String file = directory.resolve("cases.yaml").toString();
    assertThat(cases.run())
        .containsExactly(
            new AlertCases.Outcome(
                "wrong",
                List.of(
                    file
                        + " line 9: at 07:30 (2026-01-02T00:30:00Z): slips|T: expected state"
                        + " PENDING, owner lan, is state FIRING, owner none",
                    file
                        + " line 10: at 07:30 (2026-01-02T00:30:00Z): slips|U: expected state"
                        + " FIRING, is state INACTIVE",
                    file
                        + " line 11: at 30h (2026-01-02T06:00:00Z): WITHDRAW: expected the answer"
                        + " DONE, is UNKNOWN_ALERT: there is no alert slips|U")));
  }

  @Test
  void listsEveryProblemWithItsLine() {
    assertThatThrownBy(
            () ->
                cases(
                    """
                    rules: rules.yaml
                    speed: 2
                    cases:
                      - name: one
                        start: yesterday
                        steps:
                          - {at: soon, target: T, status: OFF}
                          - {at: 2h, expect: {slips|T: LOUD}}
                          - {at: 1h, expect: {slips: FIRING, slides|T: FIRING}}
                          - {at: 3h}
                          - {at: 3h, target: T, quality: x}
                          - {at: 3h, quality: x, read: -1, status: OFF_TRACK}
                          - {at: 3h, command: shout, answer: YES}
                          - {at: 3h, command: withdraw, answer: MAYBE}
                          - {at: 3h, command: silence, silence: s, until: never}
                          - {at: 3h, expect: {slips|T: {severity: grave, level: high, mood: bad}}}
                          - {at: 3h, expect: {slips|T: {}}}
                          - {target: T, gone: true, status: OFF_TRACK}
                          - later
                      - name: one
                        steps: []
                      - two
                    """))
        .isInstanceOf(InvalidAlertCases.class)
        .satisfies(
            failure ->
                assertThat(
                        failure
                            .getMessage()
                            .replace(directory.resolve("cases.yaml").toString(), "F")
                            .lines())
                    .containsExactly(
                        "F line 2: 'speed' is not a key here, allowed: cases, rules",
                        "F line 5: start is 'yesterday', allowed: a time such as 2026-01-01T00:00:00+07:00",
                        "F line 7: at is 'soon', allowed: 1h30m after the start, or a time such as 08:00",
                        "F line 7: status is 'OFF', allowed: [NO_DATA, NOT_STARTED, ON_TRACK, AT_RISK, OFF_TRACK, ACHIEVED, MISSED, ENDED]",
                        "F line 8: slips|T is 'LOUD', allowed: [INACTIVE, PENDING, FIRING, ACKNOWLEDGED, SILENCED, RESOLVED]",
                        "F line 9: at is before the step above",
                        "F line 9: 'slips' is no alert id, allowed: rule|subject, such as slips|ID",
                        "F line 9: there is no rule 'slides', allowed: [slips]",
                        "F line 10: nothing happens in this step, and nothing is expected",
                        "F line 11: a step has one of [target, quality, command], this one has [target, quality]",
                        "F line 12: 'status' is not a key here, allowed: at, expect, quality, read, rejected, unaccounted",
                        "F line 12: read is '-1', allowed: 0..1000000000",
                        "F line 13: command is 'shout', allowed: [acknowledge, withdraw, silence, end_silence]",
                        "F line 14: alert is missing, empty or no plain text",
                        "F line 14: answer is 'MAYBE', allowed: [DONE, STALE_REVISION, UNKNOWN_ALERT, UNKNOWN_SILENCE, NOT_FIRING, INVALID]",
                        "F line 15: until is 'never', allowed: 1h30m after the start, or a time such as 08:00",
                        "F line 16: 'mood' is not a key here, allowed: episode, level, owner, severity, silence, state",
                        "F line 16: severity is 'grave', allowed: [info, warning, critical]",
                        "F line 16: level is 'high', allowed: 0..1000000",
                        "F line 17: slips|T expects nothing",
                        "F line 18: at is missing, empty or no plain text",
                        "F line 18: 'status' is not a key here, allowed: at, expect, gone, target",
                        "F line 19: a step has keys of its own: at, and what happens or is expected then",
                        "F line 20: name 'one' stands on line 4 too",
                        "F line 20: the case expects nothing",
                        "F line 22: a case has keys of its own: name, start and steps"));
  }

  @Test
  void aFileMustBeYamlWithCases() {
    String file = directory.resolve("cases.yaml").toString();

    assertThatThrownBy(() -> cases("- a\n"))
        .isInstanceOf(InvalidAlertCases.class)
        .hasMessage(file + ": line 1: keys and values expected");
    assertThatThrownBy(() -> cases("cases: []\n"))
        .isInstanceOf(InvalidAlertCases.class)
        .hasMessage(file + " line 1: cases names none");
    assertThatThrownBy(() -> AlertCases.read(directory.resolve("none.yaml")))
        .isInstanceOf(InvalidAlertCases.class)
        .hasMessageStartingWith("cannot read ");
  }

  @Test
  void rulesThatCannotBeUsedAreToldByTheirOwnFile() {
    assertThatThrownBy(() -> cases("rules: others.yaml\ncases: []\n"))
        .isInstanceOf(InvalidAlertRules.class)
        .hasMessageContaining("others.yaml");
  }

  private AlertCases cases(String text) throws IOException {
    Files.writeString(directory.resolve("rules.yaml"), RULES);
    return AlertCases.read(Files.writeString(directory.resolve("cases.yaml"), text));
  }
}
