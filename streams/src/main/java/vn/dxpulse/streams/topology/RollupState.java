package vn.dxpulse.streams.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.TallyFormat;
import vn.dxpulse.streams.rollup.RollupBoard;
import vn.dxpulse.streams.topology.RollupFormat.Published;

/**
 * The newest tally of each unit, kept as it came, and the rows that are sums of them.
 *
 * <p>A commit publishes what the tallies since the one before changed, in its transaction. A task
 * that takes over works out from the tallies what was published; if the registry or the catalogue
 * is another one since, it publishes every row again, and of scopes that are gone that they ended.
 * Stream thread only.
 */
final class RollupState implements HeapState {

  private final RollupBoard board;
  private final TallyFormat format;
  private final Published now;
  private Published published = Published.NOTHING;
  private long revision;
  private final Map<String, byte[]> touched = new LinkedHashMap<>();
  private Optional<RowSink> rows = Optional.empty();
  private TaskClock clock = TimeSource.WALL.clock(() -> 0);

  RollupState(KpiCatalogue catalogue, UnitRegistry registry) {
    board = new RollupBoard(catalogue, registry);
    format = new TallyFormat(board.places());
    now = new Published(board.definition(), board.scopes());
  }

  @Override
  public void restore(byte[] key, byte[] value) {
    if (RollupFormat.isRevision(key)) {
      revision = RollupFormat.revision(value);
    } else if (RollupFormat.isPublished(key)) {
      published = RollupFormat.published(value);
    } else {
      take(RollupFormat.unit(key), RollupFormat.tally(value), RollupFormat.asOfMs(value));
    }
  }

  /** Begins to publish, after everything has been restored. */
  void publishTo(RowSink rowSink, TaskClock taskClock) {
    rows = Optional.of(rowSink);
    clock = taskClock;
    if (published.equals(now)) {
      board.assumePublished();
    }
  }

  /** Takes the newest tally of a unit. */
  void accept(String unit, byte[] tally, long asOfMs) {
    take(unit, tally, asOfMs);
    touched.put(unit, RollupFormat.tally(tally, asOfMs));
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    if (!touched.isEmpty()) {
      rows.ifPresent(to -> commit(to, changelog));
    }
  }

  @Override
  public void close() {
    touched.clear();
  }

  private void take(String unit, byte[] tally, long asOfMs) {
    board.accept(unit, format.read(tally), asOfMs);
  }

  private void commit(RowSink to, BiConsumer<byte[], byte[]> changelog) {
    // Begins at the wall clock, as revisions of KPI tasks do.
    revision = Math.max(revision + 1, revision == 0 ? clock.wallMs() : 0);
    if (!published.equals(now)) {
      board.publishEnded(published.scopes(), row -> to.row(row, OptionalLong.empty(), revision));
      published = now;
      changelog.accept(RollupFormat.publishedKey(), RollupFormat.published(published));
    }
    board.publishChanges(
        sum -> to.row(sum.row(), sum.tally().countedSinceMs(sum.row().kpi()), revision));
    touched.forEach((unit, value) -> changelog.accept(RollupFormat.unitKey(unit), value));
    touched.clear();
    changelog.accept(RollupFormat.revisionKey(), RollupFormat.revision(revision));
  }

  /** Where rows go. */
  interface RowSink {
    void row(KpiRow row, OptionalLong countedSinceMs, long revision);
  }
}
