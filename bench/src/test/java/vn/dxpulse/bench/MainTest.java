package vn.dxpulse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final CommandLine commands = Main.commandLine();
  private final StringWriter err = new StringWriter();

  @Test
  void everyBenchmarkSaysWhatItMeasuresAndWhatOneShouldSee() {
    assertThat(commands.getSubcommands().keySet())
        .isEqualTo(Set.of("throughput", "latency", "restore", "heap"));
    assertThat(commands.getSubcommands().values())
        .allSatisfy(
            command ->
                assertThat(command.getUsageMessage())
                    .contains("Markdown table", "You should see", "--commit-interval-ms"));
  }

  @Test
  void allBenchmarksCommitAlike() {
    assertThat(commands.getSubcommands().values())
        .extracting(
            command -> command.getCommandSpec().findOption("--commit-interval-ms").defaultValue())
        .containsOnly("80");
  }

  @Test
  void badNumbersAreRefusedBeforeAnythingStarts() {
    assertThat(run("throughput", "--pairs", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("'--pairs'", "'0' is not a whole number of at least 1");
    assertThat(run("latency", "--rate", "many")).isEqualTo(2);
    assertThat(run("throughput", "--compare", "cats")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
  }

  private int run(String... arguments) {
    return commands.setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
