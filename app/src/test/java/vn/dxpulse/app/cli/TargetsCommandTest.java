package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code dxpulse targets} does before it needs a broker. */
class TargetsCommandTest {

  /** Nobody listens there: whoever asks Kafka fails with another exit code. */
  private static final String[] NOBODY = {
    "--bootstrap=127.0.0.1:1", "--registry=http://127.0.0.1:1"
  };

  @TempDir private Path directory;

  @Test
  void findsNoProblemInTheShippedTargets() {
    CommandRun run = CommandRun.of("targets", "validate");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("28 targets, no problems\n");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  @Test
  void tellsEveryProblemOnALineOfItsOwn() throws IOException {
    Path file = bad();

    CommandRun run = CommandRun.of("targets", "validate", "-f", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.startsWith("dxpulse targets validate: " + file + " line "))
        .anyMatch(line -> line.endsWith(" line 2: name_vi is missing, empty or no plain text"))
        .anyMatch(line -> line.contains(" line 3: there is no KPI 'digital', the nearest is "));
    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "diff"})
  void readsABadFileBeforeItAsksKafka(String verb) throws IOException {
    CommandRun run = CommandRun.of("targets", verb, "--file=" + bad(), NOBODY[0], NOBODY[1]);

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err()).startsWith("dxpulse targets " + verb + ": ").contains(" line 3: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "diff"})
  void wantsToBeToldWhichTargets(String verb) {
    CommandRun run = CommandRun.of("targets", verb, NOBODY[0], NOBODY[1]);

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err())
        .isEqualTo("dxpulse targets " + verb + ": name either a file with --file or --shipped\n");
  }

  @Test
  void saysThatAFileIsNotThere() {
    CommandRun run = CommandRun.of("targets", "validate", "-f", "/none.yaml");

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err()).startsWith("dxpulse targets validate: cannot read /none.yaml: ");
  }

  @Test
  void checksAgainstTheKpisThatAreGiven() throws IOException {
    Path kpis =
        Files.writeString(
            directory.resolve("kpis.yaml"),
            "kpis:\n  - measure: latest\n    indicators: [\"dti_rank:mic\"]\n");

    CommandRun run = CommandRun.of("targets", "validate", "--kpis=" + kpis);

    assertThat(run.err()).contains("there is no KPI 'digital_enterprises', the nearest is ");
  }

  private Path bad() throws IOException {
    return Files.writeString(
        directory.resolve("targets.yaml"),
        """
        targets:
          - id: A
            kpi: digital
        """);
  }
}
