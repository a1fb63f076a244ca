package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import vn.dxpulse.app.docs.Document;

/** Every command that a document shows can be typed, and every command is described. */
class DocumentedCommandsTest {

  /** Of the launcher, which passes the rest on to another jar. */
  private static final String BENCH = "bench";

  private static final Set<String> GIVEN_TO_ALL = Set.of("--help", "--version");

  private final CommandLine root =
      new Cli(Map.of(), new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()))
          .verbs();

  @Test
  void everyCommandThatIsShownExists() {
    List<String> shown =
        Document.all().stream().flatMap(DocumentedCommandsTest::commands).distinct().toList();

    assertThat(shown).hasSizeGreaterThan(10).allSatisfy(this::requireValid);
  }

  @Test
  void everyCommandIsDescribedWithItsOptions() {
    Document operations = Document.of("docs/operations.md");

    for (CommandLine verb : leaves(root).toList()) {
      String heading = "### " + verb.getCommandSpec().qualifiedName();
      String section = operations.section(heading);
      assertThat(section).as(heading).isNotEmpty();
      assertThat(optionsIn(section)).as(heading).isEqualTo(options(verb));
      for (OptionSpec option : verb.getCommandSpec().options()) {
        assertThat(section).as(heading).contains(rowOf(option));
      }
    }
  }

  @Test
  void everyVariableThatIsShownIsRead() {
    Set<String> ofOptions =
        leaves(root)
            .flatMap(verb -> verb.getCommandSpec().options().stream())
            .map(EnvironmentDefaults::variable)
            .collect(Collectors.toSet());
    Set<String> others =
        Set.of(
            "DXPULSE_JAVA_OPTS",
            "DXPULSE_WEBHOOK_SECRET",
            "DXPULSE_SMTP_PASSWORD",
            "DXPULSE_IMAGE",
            "DXPULSE_JRE_IMAGE",
            "DXPULSE_KAFKA_IMAGE",
            "DXPULSE_REGISTRY_IMAGE");

    for (Document document : Document.all()) {
      assertThat(document.text().split("[^A-Z_]+"))
          .as(document.name())
          .filteredOn(word -> word.startsWith("DXPULSE_"))
          .allMatch(name -> ofOptions.contains(name) || others.contains(name));
    }
  }

  /** Beginning of an option's row: its default stands in it, if it has one. */
  private static String rowOf(OptionSpec option) {
    String row = "| `" + option.longestName() + "` |";
    if (GIVEN_TO_ALL.contains(option.longestName())) {
      return "";
    }
    if (option.required()) {
      return row + " *required* |";
    }
    return option.defaultValue() == null
            || option.defaultValue().equals(CommandLine.Option.NULL_VALUE)
        ? row
        : row + " `" + option.defaultValue() + "` |";
  }

  private static Set<String> options(CommandLine verb) {
    return verb.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> !GIVEN_TO_ALL.contains(name))
        .collect(Collectors.toSet());
  }

  private static Set<String> optionsIn(String section) {
    return section
        .lines()
        .filter(line -> line.startsWith("| `--"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .collect(Collectors.toSet());
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().flatMap(DocumentedCommandsTest::leaves);
  }

  private static Stream<String> commands(Document document) {
    Stream<String> inBlocks =
        document.blocks().flatMap(block -> block.replaceAll("\\\\\n\\s*", " ").lines());
    return Stream.concat(inBlocks, document.codeSpans())
        .map(String::strip)
        .filter(line -> line.matches("(\\./)?dxpulse .*"));
  }

  private void requireValid(String line) {
    CommandLine command = root;
    for (String word : line.split("\\s+")) {
      if (word.endsWith(BENCH)) {
        return;
      }
      if (word.startsWith("--")) {
        String option = word.replaceFirst("=.*", "");
        assertThat(command.getCommandSpec().findOption(option)).as(option).isNotNull();
      } else if (!word.endsWith("dxpulse") && !command.getSubcommands().isEmpty()) {
        assertThat(command.getSubcommands()).as("verbs").containsKey(word);
        command = command.getSubcommands().get(word);
      }
    }
  }
}
