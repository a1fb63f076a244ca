package vn.dxpulse.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import vn.dxpulse.app.cli.ExitCode;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.ledger.RejectionReason;
import vn.dxpulse.streams.pane.Window;

/** The documents say what is there. */
class DocumentsTest {

  private static final int LONGEST_README = 150;

  private static final String BEGIN = "// begin\n";

  private static final Pattern TOPIC_NAME = Pattern.compile("dx\\.[a-z]+\\.[a-z0-9-]+\\.v\\d+");

  /** Of every topic, one of which the properties do not matter. */
  private static final Topics TOPICS = new Topics(1);

  @Test
  void everyLinkAndImageResolves() {
    List<String> broken =
        Document.all().stream()
            .flatMap(
                document ->
                    document
                        .relativeLinks()
                        .filter(link -> !document.resolves(link))
                        .map(link -> document.name() + " -> " + link))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void theReadmeStaysShort() {
    assertThat(Document.of("README.md").text().lines().count()).isLessThanOrEqualTo(LONGEST_README);
  }

  @Test
  void everyTopicHasASectionWithItsColumns() {
    Document topics = Document.of("docs/topics.md");
    String common = topics.section("## Facts");

    for (Topic<?> topic : TOPICS.all()) {
      String section = topics.section("### " + topic.name());
      assertThat(section).as("section of " + topic.name()).isNotEmpty();
      for (Schema.Field column : topic.valueSchema().getFields()) {
        assertThat(section + common)
            .as("columns of " + topic.name())
            .contains("| `" + column.name() + "` |");
      }
    }
  }

  @Test
  void everyTopicThatIsNamedExists() {
    Set<String> existing =
        TOPICS.all().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));

    for (Document document : Document.all()) {
      assertThat(found(TOPIC_NAME, document.text()))
          .as(document.name())
          .allMatch(existing::contains);
    }
  }

  @Test
  void everyReasonWindowAndKpiIsExplained() {
    String domain = Document.of("docs/domain.md").text();
    KpiCatalogue catalogue = KpiCatalogue.shipped(IndicatorCatalogue.shipped());
    Stream<String> reasons = Arrays.stream(RejectionReason.values()).map(Enum::name);
    Stream<String> windows = Arrays.stream(Window.values()).map(Window::id);
    Stream<String> kpis =
        Stream.concat(catalogue.flows().stream(), catalogue.stocks().stream()).map(Kpi::id);

    assertThat(Stream.of(reasons, windows, kpis).flatMap(terms -> terms))
        .allSatisfy(term -> assertThat(domain).contains("`" + term + "`"));
  }

  @Test
  void everyExitCodeIsExplained() {
    String exitCodes = Document.of("docs/operations.md").section("## Exit codes");

    assertThat(ExitCode.values())
        .allSatisfy(
            code ->
                assertThat(exitCodes)
                    .contains("| `" + code.status() + "` | `" + code.name() + "` |"));
  }

  @Test
  void everyDependencyAndPluginHasItsReason() {
    String reasons = Document.of("docs/architecture.md").section("## Dependencies");

    assertThat(Poms.artefacts())
        .isNotEmpty()
        .allSatisfy(artefact -> assertThat(reasons).contains("`" + artefact + "`"));
  }

  @Test
  void theReaderOfRowsIsTheOneThatCompiles() throws IOException {
    String source =
        Files.readString(
            Document.root().resolve("app/src/test/java/vn/dxpulse/app/docs/ReadRows.java"));
    String compiled =
        source
            .substring(source.indexOf(BEGIN) + BEGIN.length(), source.indexOf("  // end"))
            .stripTrailing()
            .stripIndent();

    assertThat(Document.of("docs/topics.md").blocks()).contains("```java\n" + compiled + "\n```");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
