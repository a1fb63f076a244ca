package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Compares every help text with its golden file; {@code -Dgolden.update=true} writes them anew. */
class HelpTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/HelpTest");

  static Stream<String> verbs() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return below(new Cli(Map.of(), nowhere, nowhere).verbs());
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void showsTheReviewedText(String verb) throws IOException {
    Path golden = GOLDEN.resolve(verb.replace(' ', '-') + ".txt");
    String[] arguments = (verb + " --help").substring("dxpulse ".length()).split(" ");

    CommandRun run = CommandRun.of(arguments);

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, run.out());
    }
    assertThat(run.out()).isEqualTo(Files.readString(golden));
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
  }

  private static Stream<String> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName()),
        command.getSubcommands().values().stream().flatMap(HelpTest::below));
  }
}
