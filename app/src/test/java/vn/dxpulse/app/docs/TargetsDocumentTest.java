package vn.dxpulse.app.docs;

import java.io.IOException;
import java.math.BigDecimal;
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

    new WrittenPart("docs/targets.md", "TargetsDocumentTest").requireIs(expected);
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
}
