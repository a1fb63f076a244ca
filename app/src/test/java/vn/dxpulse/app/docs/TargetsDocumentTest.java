package vn.dxpulse.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.targets.TargetList;

/**
 * The table of {@code docs/targets.md} is that of the shipped targets; {@code -Dgolden.update=true}
 * writes it anew.
 */
class TargetsDocumentTest {

  private static final String BEGIN = "<!-- begin: written by TargetsDocumentTest -->\n";
  private static final String END = "<!-- end -->";

  private static final UnitRegistry UNITS = UnitRegistryFile.vietnam();

  @Test
  void theTableSaysWhatTheFileSays() throws IOException {
    String expected =
        Stream.concat(
                Stream.of(
                    "| Target | Unit | Worded | Demand | KPI | Basis | Baseline | Deadline |"
                        + " Left open |",
                    "|---|---|---|---|---|---|---|---|---|"),
                TargetList.shipped(KpiCatalogue.shipped(), UNITS).all().stream()
                    .map(TargetsDocumentTest::row))
            .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("golden.update")) {
      update(expected);
    }

    assertThat(table(Document.of("docs/targets.md").text())).isEqualTo(expected);
  }

  private static String row(Target target) {
    return Stream.of(
            "`" + target.id() + "`",
            UNITS.find(target.subject().unit()).orElseThrow().names().vi(),
            target.wording().worded(),
            demand(target),
            "`" + target.subject().kpi() + "`",
            target.basis().token(),
            target
                .baseline()
                .map(from -> plain(from.value()) + " in " + from.day().getYear())
                .orElse("none"),
            target.deadline().toString(),
            target.wording().ambiguity())
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String demand(Target target) {
    String unit = target.subject().unitOfMeasure();
    String universe = target.universe().isPresent() ? " of " + target.universe().getAsInt() : "";
    return target.demand().comparator().symbol()
        + " "
        + plain(target.demand().value())
        + " "
        + unit
        + universe;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String table(String text) {
    return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
  }

  private static void update(String table) throws IOException {
    Document document = Document.of("docs/targets.md");
    String text = document.text();
    Files.writeString(
        document.file(),
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + table
            + text.substring(text.indexOf(END)));
  }
}
