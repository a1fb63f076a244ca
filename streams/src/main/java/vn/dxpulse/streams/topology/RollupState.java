package vn.dxpulse.streams.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.TallyFormat;
import vn.dxpulse.streams.rollup.RollupBoard;
import vn.dxpulse.streams.topology.RollupFormat.Progress;
import vn.dxpulse.streams.topology.RollupFormat.Published;

/**
 * The newest tally of each unit, kept as it came, and the rows that are sums of them.
 *
 * <p>Every commit keeps the tallies that came; once a second one publishes what they changed, in
 * the same transaction. A task that takes over works out from the tallies what was published; if
 * rows were pending, or the registry or the catalogue is another one since, it publishes every row
 * again, and of scopes that are gone that they ended. Stream thread only.
 */
final class RollupState implements HeapState {

  /** Units hand over at different times: sums at each of them would be made for nobody. */
  private static final long PUBLISH_MS = 1_000;

  private final RollupBoard board;
  private final TallyFormat format;
  private final Published now;
  private Published published = Published.NOTHING;
  private Progress progress = Progress.NONE;
  private long publishedMs = Long.MIN_VALUE + PUBLISH_MS;
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
    if (RollupFormat.isProgress(key)) {
      progress = RollupFormat.progress(value);
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
    if (published.equals(now) && !progress.rowsPending()) {
      board.assumePublished();
    }
  }

  /** Takes the newest tally of a unit. */
  void accept(String unit, byte[] tally, long asOfMs) {
    take(unit, tally, asOfMs);
    touched.put(unit, RollupFormat.tally(tally, asOfMs));
  }

  /** The newest tally of a unit, if one was heard of. */
  Optional<RollupBoard.Newest> newest(UnitId unit) {
    return board.newest(unit);
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    if (!touched.isEmpty() || progress.rowsPending()) {
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
    boolean due = clock.wallMs() - PUBLISH_MS >= publishedMs;
    if (due) {
      publishedMs = clock.wallMs();
      publish(to, progress.nextRevision(publishedMs), changelog);
    } else {
      keep(new Progress(progress.revision(), true), changelog);
    }
    touched.forEach((unit, value) -> changelog.accept(RollupFormat.unitKey(unit), value));
    touched.clear();
  }

  private void publish(RowSink to, long revision, BiConsumer<byte[], byte[]> changelog) {
    if (!published.equals(now)) {
      board.publishEnded(published.scopes(), row -> to.row(row, OptionalLong.empty(), revision));
      published = now;
      changelog.accept(RollupFormat.publishedKey(), RollupFormat.published(published));
    }
    board.publishChanges(
        sum -> to.row(sum.row(), sum.tally().countedSinceMs(sum.row().kpi()), revision));
    keep(new Progress(revision, false), changelog);
  }

  private void keep(Progress next, BiConsumer<byte[], byte[]> changelog) {
    if (!next.equals(progress)) {
      progress = next;
      changelog.accept(RollupFormat.progressKey(), RollupFormat.progress(progress));
    }
  }

  /** Where rows go. */
  interface RowSink {
    void row(KpiRow row, OptionalLong countedSinceMs, long revision);
  }
}
