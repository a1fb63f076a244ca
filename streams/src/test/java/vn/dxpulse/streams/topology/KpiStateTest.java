package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.catalogue.ServiceLevel;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.kpi.Declaration;
import vn.dxpulse.streams.kpi.FlowTerms;
import vn.dxpulse.streams.kpi.HistoryRow;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Listing;
import vn.dxpulse.streams.kpi.Statistic;

/** Commits of a task that catches up, and tasks that take over from it. */
class KpiStateTest {

  private static final KpiCatalogue CATALOGUE = KpiCatalogue.shipped();
  private static final FlowTerms TERMS = FlowTerms.of(EventKind.TRANSACTION, CATALOGUE);
  private static final List<Unit> UNITS =
      UnitRegistryFile.vietnam().units().stream()
          .filter(u -> u.id().toString().equals("01@2025-07-01"))
          .toList();

  private static final long[] ONE = oneTransaction();

  private final Map<ByteBuffer, Entry> changelog = new LinkedHashMap<>();
  private final Rows rows = new Rows();
  private long nowMs = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();

  @Test
  void publishesNoRowsWhileItCatchesUp() {
    KpiState state = started();

    reads(state, 10_000);
    commits(state, 100);

    assertThat(rows.totals).isEmpty();
  }

  @Test
  void publishesThePendingRowsWhenItHasCaughtUp() {
    KpiState state = started();

    reads(state, 10_000);
    commits(state, 100);
    commits(state, 100);

    assertThat(rows.totals).containsExactly("10000");
  }

  @Test
  void publishesTheRowsThatTheTaskBeforeItLeftPending() {
    KpiState before = started();
    reads(before, 10_000);
    commits(before, 100);

    commits(takeOver(), 100);

    assertThat(rows.totals).containsExactly("10000");
  }

  @Test
  void publishesNothingAgainThatTheTaskBeforeItPublished() {
    KpiState before = started();
    reads(before, 10);
    commits(before, 100);
    assertThat(rows.totals).containsExactly("10");

    commits(takeOver(), 100);

    assertThat(rows.totals).containsExactly("10");
  }

  @Test
  void knowsEveryKindOfCellThatTheTaskBeforeItKept() {
    KpiState before = started();
    FactTime time = new FactTime(nowMs, "e");
    before.board().changeStock(0, EnterpriseKind.DIGITAL, 1, false);
    before.board().declare(0, new Declaration("smart_city", "a", time, false, false));
    before.board().list(0, new Listing("s", ServiceLevel.PARTIAL, true, time, false));
    reads(before, 1);
    commits(before, 100);
    KpiState after = takeOver();
    before.board().declare(0, new Declaration("smart_city", "b", time, false, false));
    before.board().list(0, new Listing("t", ServiceLevel.PARTIAL, true, time, false));
    after.board().declare(0, new Declaration("smart_city", "b", time, false, false));
    after.board().list(0, new Listing("t", ServiceLevel.PARTIAL, true, time, false));

    assertThat(rowsOf(after)).isEqualTo(rowsOf(before)).hasSizeGreaterThan(3);
  }

  @Test
  void publishesCorrectedHoursOnceWhenItHasCaughtUp() {
    KpiState state = started();
    correctsAnHour(state);
    reads(state, 10_000);
    commits(state, 100);
    correctsAnHour(state);
    reads(state, 10_000);
    commits(state, 100);
    assertThat(rows.hours).isEmpty();

    commits(state, 100);

    assertThat(rows.hours).containsExactly("2");
  }

  @Test
  void publishesTheHoursThatTheTaskBeforeItLeftPending() {
    KpiState before = started();
    correctsAnHour(before);
    reads(before, 10_000);
    commits(before, 100);

    commits(takeOver(), 100);

    assertThat(rows.hours).containsExactly("1");
  }

  @Test
  void publishesNoHourAgainThatTheTaskBeforeItPublishedWhenItHadCaughtUp() {
    KpiState before = started();
    correctsAnHour(before);
    reads(before, 10_000);
    commits(before, 100);
    commits(before, 100);
    reads(before, 10_000);
    commits(before, 100);
    assertThat(rows.hours).containsExactly("1");

    commits(takeOver(), 100);

    assertThat(rows.hours).containsExactly("1");
  }

  @Test
  void handsEveryFigureOverOnceAndAllAgainAfterItTookOver() {
    KpiState before = started();
    before.board().report(0, figure("2023"));
    before.board().report(0, figure("2024"));
    commits(before, 1_000);
    commits(before, 1_000);
    assertThat(rows.figures).containsExactlyInAnyOrder("2023", "2024");
    rows.figures.clear();

    commits(takeOver(), 1_000);

    assertThat(rows.figures).containsExactlyInAnyOrder("2023", "2024");
  }

  @Test
  void aReplayHandsOverWhatAUnitSaidLastOnEachDay() {
    KpiState state = new KpiState(CATALOGUE, UNITS, booksWithoutIds(), TimeSource.EVENT);
    state.publishTo(rows);
    reads(state, 3);
    long firstDayMs = nowMs;
    nowMs += Duration.ofDays(5).toMillis();
    rows.tallies.clear();

    reads(state, 1);

    assertThat(rows.tallies).as("before the commit").containsExactly(firstDayMs);
  }

  private static Statistic figure(String year) {
    return new Statistic(
        "dti_rank:mic",
        year,
        Instant.parse(year + "-12-31T16:59:59.999Z").toEpochMilli(),
        new Statistic.Figure(8, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.of(63)),
        new Statistic.Publication(OptionalLong.empty(), "https://dti.example"),
        new Statistic.Origin("rank-" + year, 1, false));
  }

  private void correctsAnHour(KpiState state) {
    state.board().flows(EventKind.TRANSACTION).add(0, nowMs - 3 * 3_600_000L, ONE);
  }

  /** A task that has published its first rows. */
  private KpiState started() {
    KpiState state = new KpiState(CATALOGUE, UNITS, booksWithoutIds(), TimeSource.WALL);
    state.publishTo(rows);
    commits(state, 0);
    rows.totals.clear();
    return state;
  }

  private KpiState takeOver() {
    KpiState state = new KpiState(CATALOGUE, UNITS, booksWithoutIds(), TimeSource.WALL);
    changelog.values().forEach(entry -> state.restore(entry.key(), entry.value()));
    state.publishTo(rows);
    return state;
  }

  private static List<String> rowsOf(KpiState state) {
    List<String> published = new ArrayList<>();
    state
        .board()
        .publishChanges(row -> published.add(row.kpi().id() + " " + row.reading().value()));
    return published;
  }

  private void reads(KpiState state, int records) {
    for (int record = 0; record < records; record++) {
      state.observeArrival(nowMs);
      state.board().flows(EventKind.TRANSACTION).add(0, nowMs, ONE);
    }
  }

  private void commits(KpiState state, long laterMs) {
    nowMs += laterMs;
    state.beforeCommit((key, value) -> write(ByteBuffer.wrap(key), new Entry(key, value)));
  }

  /** As compaction does: of each key the newest entry stays, where it was written. */
  private void write(ByteBuffer key, Entry entry) {
    changelog.remove(key);
    changelog.put(key, entry);
  }

  private static Books booksWithoutIds() {
    IdMemory none = new IdMemory(Duration.ZERO, new IdBudget(0), Path.of("unused"));
    return new Books(none.ofTask(new TaskId(0, 0)));
  }

  private static long[] oneTransaction() {
    long[] contributions = new long[TERMS.size() + TERMS.rankedTerms().size()];
    contributions[TERMS.terms().indexOf(Term.EVERY)] = 1;
    return contributions;
  }

  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  private record Entry(byte[] key, byte[] value) {}

  /** The all-time totals and the hourly ones that were published, in order. */
  private final class Rows implements KpiState.RowPublisher, KpiState.HandOver {
    private final List<Long> tallies = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> totals = new ArrayList<>();
    private final List<String> hours = new ArrayList<>();

    @Override
    public void row(KpiRow row, OptionalLong countedSinceMs, long revision) {
      if (row.kpi().id().equals("transactions_completed") && row.window().equals("all")) {
        totals.add(Long.toString(row.reading().numerator().orElseThrow()));
      }
    }

    @Override
    public void history(HistoryRow row, OptionalLong countedSinceMs, long revision) {
      if (row.kpi().id().equals("transactions_completed") && row.endMs() - row.startMs() < 4e6) {
        hours.add(Long.toString(row.reading().numerator().orElseThrow()));
      }
    }

    @Override
    public void heartbeat(long asOfMs, long revision) {}

    @Override
    public Optional<KpiState.HandOver> handOver() {
      return Optional.of(this);
    }

    @Override
    public void tally(UnitId unit, byte[] tally, long asOfMs) {
      tallies.add(asOfMs);
    }

    @Override
    public void statistic(UnitId unit, Statistic statistic, long asOfMs) {
      figures.add(statistic.period());
    }

    @Override
    public TaskClock clock() {
      return new TaskClock() {
        @Override
        public long now(long newestArrivalMs) {
          return nowMs;
        }

        @Override
        public long wallMs() {
          return nowMs;
        }
      };
    }

    @Override
    public Books.LedgerRows ledgerRows() {
      return (input, minuteMs, cell) -> {};
    }
  }
}
