package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.kpi.FlowTerms;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Scope;
import vn.dxpulse.streams.kpi.View;

/** Commits of the roll-up task, and tasks that take over from it. */
class RollupStateTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final KpiCatalogue CATALOGUE = KpiCatalogue.shipped();
  private static final UnitRegistry REGISTRY = UnitRegistryFile.vietnam();
  private static final UnitRegistry MERGING = merging();
  private static final FlowTerms TERMS = FlowTerms.of(EventKind.TRANSACTION, CATALOGUE);
  private static final long NOW_MS = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();

  private final Map<String, byte[]> changelog = new LinkedHashMap<>();
  private final KpiBoard board = new KpiBoard(CATALOGUE, REGISTRY.units());
  private final Rows rows = new Rows();
  private long wallMs = NOW_MS;

  @Test
  void publishesOnceWhatTheTalliesOfACommitChanged() {
    RollupState state = started(new RollupState(CATALOGUE, REGISTRY));
    complete(3);
    handOver(state);
    commit(state);

    assertThat(rows.totals).containsExactly("3");
    assertThat(rows.revisions).hasSize(2);
  }

  @Test
  void publishesOnceASecondAndWhatIsPendingInSilence() {
    RollupState state = started(new RollupState(CATALOGUE, REGISTRY));
    complete(3);
    handOver(state);
    commit(state, 400);
    complete(2);
    handOver(state);
    commit(state, 400);
    assertThat(rows.totals).isEmpty();

    commit(state, 200);

    assertThat(rows.totals).containsExactly("5");
  }

  @Test
  void publishesWhatTheTaskBeforeItLeftPending() {
    RollupState state = started(new RollupState(CATALOGUE, REGISTRY));
    complete(3);
    handOver(state);
    commit(state, 400);

    commit(takeOver(REGISTRY));

    assertThat(rows.totals).containsExactly("3");
  }

  @Test
  void keepsStillWithoutTallies() {
    RollupState state = started(new RollupState(CATALOGUE, REGISTRY));
    int entries = changelog.size();
    changelog.clear();

    commit(state);

    assertThat(entries).isGreaterThan(REGISTRY.units().size());
    assertThat(changelog).isEmpty();
  }

  @Test
  void publishesNothingAgainThatTheTaskBeforeItPublished() {
    started(new RollupState(CATALOGUE, REGISTRY));
    RollupState after = takeOver(REGISTRY);
    rows.all.clear();

    handOver(after);
    commit(after);

    assertThat(rows.all).isEmpty();
  }

  @Test
  void goesOnWithGreaterRevisions() {
    started(new RollupState(CATALOGUE, REGISTRY));
    RollupState after = takeOver(REGISTRY);
    complete(1);
    handOver(after);
    commit(after);

    assertThat(rows.revisions).hasSize(2);
    assertThat(List.copyOf(rows.revisions)).isSorted();
  }

  @Test
  void publishesEverythingForAnotherRegistryAndSaysWhatEnded() {
    started(new RollupState(CATALOGUE, REGISTRY));
    rows.all.clear();
    RollupState after = takeOver(MERGING);

    handOver(after);
    after.accept("99@2027-01-01", nothing(), NOW_MS);
    commit(after);

    assertThat(rows.states())
        .containsEntry("nation|restated", "VALUE")
        .containsEntry("restated|99@2027-01-01", "VALUE")
        .containsEntry("restated|19@2025-07-01", "ENDED")
        .containsEntry("restated|20@2025-07-01", "ENDED")
        .doesNotContainEntry("restated|01@2025-07-01", "ENDED");
  }

  /** A task that has published what there is. */
  private RollupState started(RollupState state) {
    state.publishTo(rows, clock());
    handOver(state);
    commit(state);
    rows.totals.clear();
    return state;
  }

  private RollupState takeOver(UnitRegistry registry) {
    RollupState state = new RollupState(CATALOGUE, registry);
    changelog.forEach((key, value) -> state.restore(HEX.parseHex(key), value));
    state.publishTo(rows, clock());
    return state;
  }

  private void complete(int dossiers) {
    long[] one = new long[TERMS.size() + TERMS.rankedTerms().size()];
    one[TERMS.terms().indexOf(Term.EVERY)] = 1;
    for (int i = 0; i < dossiers; i++) {
      board.flows(EventKind.TRANSACTION).add(0, NOW_MS - 1_000, one);
    }
  }

  private void handOver(RollupState state) {
    board.advanceTo(NOW_MS);
    board.publishChanges(row -> {});
    board.drainTallies(
        kpi -> OptionalLong.empty(), (unit, tally) -> state.accept(unit.toString(), tally, NOW_MS));
  }

  /** The tally of a unit of which nothing was heard. */
  private static byte[] nothing() {
    KpiBoard empty = new KpiBoard(CATALOGUE, REGISTRY.units().subList(0, 1));
    empty.advanceTo(NOW_MS);
    List<byte[]> tallies = new ArrayList<>();
    empty.drainTallies(kpi -> OptionalLong.empty(), (unit, tally) -> tallies.add(tally));
    return tallies.get(0);
  }

  private void commit(RollupState state) {
    commit(state, 1_000);
  }

  private void commit(RollupState state, long laterMs) {
    wallMs += laterMs;
    state.beforeCommit((key, value) -> changelog.put(HEX.formatHex(key), value));
  }

  private TaskClock clock() {
    return TimeSource.WALL.clock(() -> wallMs);
  }

  /** The shipped registry, in which 19 and 20 merge into 99 on 1 January 2027. */
  private static UnitRegistry merging() {
    String columns =
        "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
            + "predecessor_codes,population,population_basis,macro_region\n";
    String units =
        REGISTRY.units().stream().map(RollupStateTest::line).collect(Collectors.joining("\n"));
    return UnitRegistryFile.read(
        new StringReader(columns + units + "\n99,z,z,z,province,2027-01-01,,,19 20,,,\n"),
        "merging.csv",
        UnitRegistryFile.VIETNAM);
  }

  private static String line(Unit unit) {
    boolean merges =
        List.of("19", "20").contains(unit.code()) && unit.validity().lastDay().isEmpty();
    String lastDay =
        merges ? "2026-12-31" : unit.validity().lastDay().map(LocalDate::toString).orElse("");
    String successor = merges ? "99" : unit.successor().map(UnitId::code).orElse("");
    String predecessors =
        unit.predecessors().stream().map(UnitId::code).collect(Collectors.joining(" "));
    return String.join(
        ",",
        unit.code(),
        "n",
        "n",
        "n",
        "province",
        unit.id().validFrom().toString(),
        lastDay,
        successor,
        predecessors,
        "",
        "",
        "");
  }

  /** What was published, in order. */
  private static final class Rows implements RollupState.RowSink {
    private final List<KpiRow> all = new ArrayList<>();
    private final List<String> totals = new ArrayList<>();
    private final Set<Long> revisions = new LinkedHashSet<>();

    @Override
    public void row(KpiRow row, OptionalLong countedSinceMs, long revision) {
      all.add(row);
      revisions.add(revision);
      boolean total = row.kpi().id().equals("transactions_completed") && row.window().equals("all");
      if (total && row.scope().equals(Scope.nation(View.RESTATED))) {
        totals.add(Long.toString(row.reading().numerator().orElseThrow()));
      }
    }

    /** Newest state of the number of transactions, by view and unit. */
    Map<String, String> states() {
      Map<String, String> states = new HashMap<>();
      all.stream()
          .filter(row -> row.kpi().id().equals("transactions_completed"))
          .filter(row -> row.window().equals("all"))
          .forEach(
              row ->
                  states.put(
                      row.scope().view().id() + "|" + row.scope().unit(), row.reading().state()));
      return states;
    }
  }
}
