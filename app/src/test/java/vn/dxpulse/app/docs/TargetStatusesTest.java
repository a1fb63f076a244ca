package vn.dxpulse.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dxpulse.app.targets.JudgedFigures;
import vn.dxpulse.producers.figures.PublishedFigures;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.targets.TargetList;

/**
 * {@code docs/targets.md} says how the shipped targets stand by the shipped figures alone; {@code
 * -Dgolden.update=true} writes it anew. The day is fixed, so the document does not age.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetStatusesTest {

  private static final LocalDate MERGER = LocalDate.parse("2025-06-30");
  private static final LocalDate DEADLINE = LocalDate.parse("2025-12-31");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");

  private static final String NONE = "–";

  private final List<String> ids =
      TargetList.shipped(KpiCatalogue.shipped(), UnitRegistryFile.vietnam()).all().stream()
          .map(Target::id)
          .toList();

  private Map<String, TargetStatus> statuses;

  @BeforeAll
  void judge() {
    statuses = JudgedFigures.on(DAY);
  }

  @Test
  void everyTargetIsJudgedAndNothingIsSimulated() {
    assertThat(statuses.keySet()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(statuses.values())
        .noneMatch(TargetStatus::getSimulated)
        .allMatch(row -> row.getDay().equals(DAY.toString()));
  }

  @Test
  void theTableSaysHowTheyStand() throws IOException {
    part("table")
        .requireIs(
            counts()
                + "\n"
                + table(
                    "Target | Status | Reason | Measured | On | Expected | R | Source", this::row));
  }

  @Test
  void theSentencesSayWhy() throws IOException {
    part("sentences").requireIs(statuses().map(this::sentences).collect(Collectors.joining()));
  }

  @Test
  void theCourseSaysHowTheyCameThere() throws IOException {
    Map<String, TargetStatus> merger = JudgedFigures.on(MERGER);
    Map<String, TargetStatus> deadline = JudgedFigures.on(DEADLINE);
    part("days")
        .requireIs(
            table(
                "Target | " + MERGER + " | " + DEADLINE + " | " + DAY,
                id ->
                    Stream.of(merger, deadline, statuses)
                        .map(day -> day.get(id))
                        .map(row -> state(row) + ", `" + row.getReason() + "`" + measured(row)),
                statuses()
                    .filter(row -> row.getActual() != null)
                    .map(TargetStatus::getTarget)
                    .toList()));
  }

  private String counts() {
    return statuses()
        .collect(
            Collectors.groupingBy(TargetStatus::getStatus, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", "Of " + ids.size() + ": ", ".\n"));
  }

  private static WrittenPart part(String name) {
    return new WrittenPart("docs/targets.md", "TargetStatusesTest, " + name);
  }

  private String table(String head, Function<String, Stream<String>> row) {
    return table(head, row, ids);
  }

  private static String table(
      String head, Function<String, Stream<String>> row, List<String> targets) {
    String columns = head.replaceAll("[^|]+", "---");
    return Stream.concat(
            Stream.of("| " + head + " |", "|" + columns + "|"),
            targets.stream()
                .map(
                    id ->
                        Stream.concat(Stream.of("`" + id + "`"), row.apply(id))
                            .collect(Collectors.joining(" | ", "| ", " |"))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<String> row(String id) {
    TargetStatus row = statuses.get(id);
    return Stream.of(
        state(row),
        "`" + row.getReason() + "`",
        row.getActual() == null ? NONE : amount(row),
        row.getActual() == null ? NONE : row.getMeasuredUnit() + ", " + row.getPeriod(),
        number(row.getExpected()),
        number(row.getRatio()),
        source(row).map(TargetStatusesTest::link).orElse(NONE));
  }

  private static String state(TargetStatus row) {
    return row.getStatus()
        + (row.getProvisional() ? ", provisional" : "")
        + (row.getProvisional() && row.getLevelOnly() ? ", level only" : "");
  }

  private static String measured(TargetStatus row) {
    return row.getActual() == null ? "" : ": " + amount(row) + " (" + row.getPeriod() + ")";
  }

  private static String amount(TargetStatus row) {
    return row.getUniverse() == null
        ? number(row.getActual()) + " " + row.getUnitOfMeasure()
        : "rank " + number(row.getActual()) + " of " + row.getUniverse();
  }

  private String sentences(TargetStatus row) {
    String english = "- `" + row.getTarget() + "` " + row.getExplanationEn() + "\n";
    return row.getActual() == null ? english : english + "  *" + row.getExplanationVi() + "*\n";
  }

  private Stream<TargetStatus> statuses() {
    return ids.stream().map(statuses::get);
  }

  /** The figure that a status rests on. */
  private static Optional<IndicatorReported> source(TargetStatus row) {
    if (row.getActual() == null) {
      return Optional.empty();
    }
    List<IndicatorReported> figures =
        PublishedFigures.shipped().stream()
            .filter(figure -> row.getMeasuredUnit().equals(unit(figure)))
            .filter(figure -> row.getKpi().equals(figure.getIndicator() + ":" + figure.getMethod()))
            .filter(figure -> row.getPeriod().equals(figure.getPeriod()))
            .filter(figure -> figure.getValue() == row.getActual())
            .toList();
    assertThat(figures).as("the figure of " + row.getTarget()).hasSize(1);
    return Optional.of(figures.get(0));
  }

  private static String unit(IndicatorReported figure) {
    return figure.getProvinceCode() + "@" + figure.getUnitValidFrom();
  }

  private static String link(IndicatorReported figure) {
    return "[" + figure.getSourceTitle() + "](" + figure.getSourceUrl() + ")";
  }

  private static String number(Double value) {
    return value == null
        ? NONE
        : BigDecimal.valueOf(value)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
  }
}
