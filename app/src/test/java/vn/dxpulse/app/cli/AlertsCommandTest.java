package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {

  private static final String EXAMPLE = "../docs/examples/alert-cases.yaml";

  @TempDir private Path directory;

  @Test
  void printsTheShippedRulesAsATable() {
    CommandRun run = CommandRun.of("alerts", "validate");

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .hasSize(11)
        .startsWith(
            "rule|kind|severity|hold for|clear for|flapping|escalate after",
            "target-off-track|target|warning|1h|1d|3x in 30d: clear for 3x|7d")
        .endsWith("9 rules, no problems");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  @Test
  void tellsEveryProblemOfRulesOnALineOfItsOwn() throws IOException {
    Path file = file("rules:\n  - {id: A, kind: watchdog, severity: info, name_vi: a, speed: 1}\n");

    CommandRun run = CommandRun.of("alerts", "validate", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("dxpulse alerts validate: " + file + " line 2: "));
    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
  }

  @Test
  void runsTheExample() {
    CommandRun run = CommandRun.of("alerts", "test", EXAMPLE);

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .startsWith("ok      a target that slips is told after an hour, once")
        .endsWith("6 cases, 0 failed");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  @Test
  void saysWhatACaseExpectedInVain() throws IOException {
    Path file =
        file(
            """
            cases:
              - name: too early
                steps:
                  - {at: 08:00, target: T, status: OFF_TRACK}
                  - {at: 08:30, expect: {target-off-track|T: FIRING}}
            """);

    CommandRun run = CommandRun.of("alerts", "test", file.toString());

    assertThat(run.out().lines())
        .containsExactly(
            "FAILED  too early",
            "  "
                + file
                + " line 5: at 08:30 (2026-01-01T01:30:00Z): target-off-track|T: expected state"
                + " FIRING, is state PENDING",
            "1 cases, 1 failed");
    assertThat(run.status()).isEqualTo(ExitCode.MISMATCH.status());
  }

  @Test
  void runsNothingOfABadFile() throws IOException {
    Path file = file("cases:\n  - {name: a, steps: [{at: soon}]}\n");

    CommandRun run = CommandRun.of("alerts", "test", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("dxpulse alerts test: " + file + " line 2: "));
    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("file.yaml"), text);
  }
}
