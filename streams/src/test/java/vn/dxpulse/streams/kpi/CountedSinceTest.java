package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.pane.Window;

class CountedSinceTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GOLDEN = "CountedSinceTest/v1.txt";
  private static final OptionalLong ALWAYS = OptionalLong.empty();

  private final Map<String, byte[]> changelog = new LinkedHashMap<>();

  @TempDir private Path directory;

  @Test
  void aTaskThatHasReadNothingCountsEverythingSinceTheFirstRecord() throws IOException {
    CountedSince since = started(with(count("added", "paid_online")));

    assertThat(since.of(kpi(with(count("added", "paid_online")), "added"))).isEqualTo(ALWAYS);
  }

  @Test
  void aKpiThatIsAddedCountsSinceTheNewestArrivalAlsoAfterRestarts() throws IOException {
    KpiCatalogue more = with(count("added", "paid_online"));
    run(with(""), 1_000);

    run(more, 2_000);
    CountedSince since = run(more, 3_000);

    assertThat(since.of(kpi(more, "added"))).hasValue(1_000);
    assertThat(since.of(kpi(more, "transactions_completed"))).isEqualTo(ALWAYS);
    assertThat(since.newestArrivalMs()).isEqualTo(3_000);
  }

  @Test
  void aChangedFilterCountsAnewAndKnownTermsKeepTheirPast() throws IOException {
    run(with(count("added", "paid_online")), 1_000);
    KpiCatalogue changed =
        with(count("added", "fee_vnd > 7") + count("known", "channel == \"ONLINE\""));

    CountedSince since = run(changed, 2_000);

    assertThat(since.of(kpi(changed, "added"))).hasValue(1_000);
    assertThat(since.of(kpi(changed, "known"))).isEqualTo(ALWAYS);
  }

  @Test
  void aPercentileCountsAnewWhenItGetsAWindowWhosePanesWereNotKept() throws IOException {
    run(with(percentile("[7d, all]")), 1_000);

    CountedSince fewer = run(with(percentile("[all]")), 2_000);
    CountedSince more = run(with(percentile("[1h, all]")), 3_000);

    assertThat(fewer.of(kpi(with(percentile("[all]")), "minutes"))).isEqualTo(ALWAYS);
    assertThat(more.of(kpi(with(percentile("[1h, all]")), "minutes"))).hasValue(2_000);
  }

  @Test
  void forgetsWhatWasCountedOfATermThatComesBack() throws IOException {
    KpiCatalogue more = with(count("added", "paid_online"));
    FlowTerms terms = FlowTerms.of(EventKind.TRANSACTION, more);
    int counter = terms.counter(Term.counting("paid_online"));
    run(more, 1_000);
    run(with(""), 2_000);
    KpiBoard board = new KpiBoard(more, Boards.UNITS);
    long[] left = new long[terms.size()];
    Arrays.fill(left, 5);
    board.restorer().flows(EventKind.TRANSACTION).total(0, left);

    started(more, board);
    board.advanceTo(Boards.START_MS);

    List<KpiRow> rows = Boards.published(board);
    assertThat(counter).isNotNegative();
    assertThat(numerator(rows, "added")).hasValue(0);
    assertThat(numerator(rows, "transactions_completed")).hasValue(5);
  }

  @Test
  void namesTheKpisWhoseRowsAreNotPublishedYet() throws IOException {
    KpiCatalogue more = with(count("added", "paid_online"));
    run(with(""), 1_000);

    CountedSince added = started(more);
    run(more, 2_000);
    CountedSince known = started(more);

    assertThat(added.unpublished()).extracting(Kpi::id).containsExactly("added");
    assertThat(known.unpublished()).isEmpty();
  }

  @Test
  void whatIsFilledCountsSinceThenAndHasItsRowsPublishedAgain() throws IOException {
    KpiCatalogue more = with(count("added", "paid_online"));
    run(with(""), 1_000);
    run(more, 2_000);

    CountedSince replay = started(more);
    FlowPart tooLate = replay.fill(EventKind.TRANSACTION, OptionalLong.of(1_000));
    FlowPart filled = replay.fill(EventKind.TRANSACTION, OptionalLong.of(999));
    replay.writeFilled((key, value) -> changelog.put(HEX.formatHex(key), value));
    CountedSince after = started(more);

    FlowTerms terms = FlowTerms.of(EventKind.TRANSACTION, more);
    assertThat(tooLate.isEmpty()).isTrue();
    assertThat(filled.counters().stream())
        .containsExactly(terms.counter(Term.counting("paid_online")));
    assertThat(filled.rankedValues().isEmpty()).isTrue();
    assertThat(after.of(kpi(more, "added"))).hasValue(999);
    assertThat(after.unpublished()).extracting(Kpi::id).containsExactly("added");
  }

  @Property
  void readsStartsThatItWrote(
      @ForAll EventKind kind,
      @ForAll boolean ranked,
      @ForAll int id,
      @ForAll int windows,
      @ForAll boolean always,
      @ForAll long sinceMs) {
    OptionalLong since = always ? ALWAYS : OptionalLong.of(sinceMs);
    StartedTerms started =
        new StartedTerms(
            Map.of(new StartedTerms.Key(kind, ranked, id), new StartedTerms.Start(since, windows)),
            Map.of("kpi", id));

    assertThat(StartedTerms.read(started.bytes())).isEqualTo(started);
    assertThat(StartedTerms.readArrival(StartedTerms.arrivalBytes(sinceMs))).isEqualTo(sinceMs);
  }

  @Test
  void writesAndReadsTheBytesOfVersionOne() {
    StartedTerms example =
        new StartedTerms(
            Map.of(
                new StartedTerms.Key(EventKind.TRANSACTION, false, 31),
                new StartedTerms.Start(ALWAYS, 0),
                new StartedTerms.Key(EventKind.FEEDBACK, true, -7),
                new StartedTerms.Start(OptionalLong.of(1_751_270_400_123L), 0x3ff)),
            Map.of("on_time_rate", 42));
    Map<String, String> written = new LinkedHashMap<>();
    written.put(HEX.formatHex(StartedTerms.KEY), HEX.formatHex(example.bytes()));
    written.put(
        HEX.formatHex(StartedTerms.ARRIVAL_KEY),
        HEX.formatHex(StartedTerms.arrivalBytes(1_751_270_400_123L)));

    Map<String, String> golden = HexLines.golden(GOLDEN, written);

    assertThat(written).isEqualTo(golden);
    assertThat(StartedTerms.read(HEX.parseHex(golden.get("63")))).isEqualTo(example);
    assertThat(StartedTerms.readArrival(HEX.parseHex(golden.get("61"))))
        .isEqualTo(1_751_270_400_123L);
  }

  @Test
  void refusesWhatALaterVersionWrote() {
    assertThatThrownBy(() -> StartedTerms.read(new byte[] {2}))
        .hasMessage("a changelog entry has version 2, this build reads 1");
  }

  /** A run of a task with a catalogue, in which a fact arrives and everything is committed. */
  private CountedSince run(KpiCatalogue catalogue, long arrivalMs) {
    CountedSince since = started(catalogue);
    since.observeArrival(arrivalMs);
    since.drainTouched((key, value) -> changelog.put(HEX.formatHex(key), value));
    return since;
  }

  private CountedSince started(KpiCatalogue catalogue) {
    return started(catalogue, new KpiBoard(catalogue, Boards.UNITS));
  }

  private CountedSince started(KpiCatalogue catalogue, KpiBoard board) {
    CountedSince since = new CountedSince(catalogue);
    changelog.forEach((key, value) -> assertThat(since.restore(HEX.parseHex(key), value)).isTrue());
    since.begin(board);
    return since;
  }

  private static OptionalLong numerator(List<KpiRow> rows, String kpi) {
    return rows.stream()
        .filter(row -> row.kpi().id().equals(kpi) && row.window().equals(Window.ALL_TIME.id()))
        .filter(row -> row.scope().equals(Scope.reported(Boards.UNITS.get(0).id())))
        .findFirst()
        .orElseThrow()
        .reading()
        .numerator();
  }

  private static Kpi kpi(KpiCatalogue catalogue, String id) {
    return catalogue.find(id).orElseThrow();
  }

  /** The shipped file with entries at its end. */
  private KpiCatalogue with(String added) throws IOException {
    Path file = directory.resolve("kpis.yaml");
    try (InputStream shipped = KpiCatalogue.class.getResourceAsStream("kpis.yaml")) {
      Files.writeString(file, new String(shipped.readAllBytes(), StandardCharsets.UTF_8) + added);
    }
    return KpiCatalogue.read(file, IndicatorCatalogue.shipped());
  }

  private static String count(String id, String filter) {
    return entry(id, "unit: dossiers\n    measure: count\n    filter: " + filter);
  }

  private static String percentile(String windows) {
    return entry(
        "minutes",
        "unit: hours\n    measure: percentile\n    percentile: 50\n    divide_by: 60\n"
            + "    value: (event_time - submitted_at).getMinutes()\n    windows: "
            + windows);
  }

  private static String entry(String id, String measured) {
    return """

          - id: %s
            name_vi: Thêm
            name_en: Added
            formula: as added
            direction: neutral
            event: online-service-transaction-completed
            %s
        """
        .formatted(id, measured);
  }
}
