package vn.dxpulse.streams.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.TaskId;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.kpi.CellCodec;
import vn.dxpulse.streams.kpi.CellCodec.Progress;
import vn.dxpulse.streams.kpi.CountedSince;
import vn.dxpulse.streams.kpi.HistoryRow;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.KpiCells;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Statistic;
import vn.dxpulse.streams.pane.PaneSize;

/**
 * The KPIs of one task: those of the units whose codes belong to its partition.
 *
 * <p>Each commit moves T on and writes the cells that changed; those that {@link PublishPace} picks
 * publish the rows and the history that changed, in the same transaction. So the rows published are
 * those of the state kept, and a task that takes over knows what was published without reading it
 * back; only if rows were pending does it publish all of them. Stream thread only.
 */
final class KpiState implements TaskState {

  private static final long HEARTBEAT_MS = 1_000;

  /**
   * How long what is summed up may stand behind what it is summed up from: at 34 units it makes as
   * many rows again, which nobody needs at every commit.
   */
  private static final long HAND_OVER_MS = 500;

  private final KpiBoard board;
  private final CellCodec codec;
  private final KpiCells restorer;
  private final Books books;
  private final TimeSource timeSource;
  private final CountedSince since;
  private Progress progress = Progress.NONE;
  private Optional<RowPublisher> publisher = Optional.empty();
  private long newestArrivalMs = Long.MIN_VALUE;
  private long lastHeartbeatMs = Long.MIN_VALUE;
  private final PublishPace pace = new PublishPace();
  private long handedOverMs = Long.MIN_VALUE + HAND_OVER_MS;
  private boolean published;
  private boolean publishedBeforeCommit;

  KpiState(KpiCatalogue catalogue, List<Unit> units, Books books, TimeSource timeSource) {
    this.books = books;
    this.timeSource = timeSource;
    board = new KpiBoard(catalogue, units);
    codec = new CellCodec(units, catalogue);
    restorer = board.restorer();
    since = new CountedSince(catalogue);
  }

  /** State of {@code task}, of topics with {@code partitions} partitions. */
  static KpiState of(PipelineTopology.Inputs inputs, TaskId task, int partitions) {
    List<Unit> units =
        inputs.registry().units().stream()
            .filter(unit -> KeyPartition.of(unit.code(), partitions) == task.partition())
            .toList();
    return new KpiState(inputs.catalogue(), units, inputs.books(task), inputs.timeSource());
  }

  KpiBoard board() {
    return board;
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public void observeArrival(long arrivalMs) {
    pace.read();
    if (arrivalMs <= newestArrivalMs) {
      return;
    }
    if (timeSource == TimeSource.EVENT && !PaneSize.HOUR.inOne(newestArrivalMs, arrivalMs)) {
      publisher.ifPresent(to -> closeHour(arrivalMs, to));
    }
    newestArrivalMs = arrivalMs;
  }

  /** Begins to publish, after everything has been restored. */
  void publishTo(RowPublisher rowPublisher) {
    publisher = Optional.of(rowPublisher);
    since.begin(board);
    if (!progress.equals(Progress.NONE)) {
      board.advanceTo(progress.timeMs());
      board.assumeHistoryPublished(progress.historyPendingSinceMs());
      if (!progress.rowsPending()) {
        board.assumeRowsPublished();
      }
      since.unpublished().forEach(kpi -> board.publishAgain(kpi, since.of(kpi)));
      if (timeSource == TimeSource.EVENT) {
        newestArrivalMs = progress.timeMs(); // live, T is not an arrival time
      }
    }
  }

  @Override
  public void restore(byte[] key, byte[] value) {
    // The cells of KPIs are never dropped, so a tombstone can only be one of the books'.
    if (!books.restore(key, value) && value != null && !since.restore(key, value)) {
      progress = codec.read(key, value, progress, restorer);
    }
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    publisher.ifPresent(to -> commit(to, changelog));
  }

  private void commit(RowPublisher to, BiConsumer<byte[], byte[]> changelog) {
    long nowMs = to.clock().now(newestArrivalMs);
    if (nowMs == Long.MIN_VALUE) {
      return; // a replay that has not read its first record
    }
    board.advanceTo(nowMs);
    since.observeArrival(newestArrivalMs);
    long revision = nextRevision(to.clock());
    published = false;
    boolean due = pace.publishes(to.clock().wallMs());
    if (due) {
      board.publishChanges(row -> publish(row, revision, to));
      publishHeartbeat(revision, to);
      board.publishHistory(row -> publishHistory(row, revision, to));
      to.handOver().ifPresent(next -> handOver(to.clock().wallMs(), next));
    }
    KpiCells cells = codec.writingTo(changelog);
    if (!due && !progress.rowsPending()) {
      cells.historyPublished(); // what this commit and the next ones write is pending
    }
    board.drainTouched(cells);
    books.drainTouched(changelog, to.ledgerRows());
    since.drainTouched(changelog); // rows of new definitions are published: the first commit is due
    if (published || publishedBeforeCommit || !due) {
      publishedBeforeCommit = false;
      long historyMs = due ? board.timeMs() : progress.historyMs();
      progress = new Progress(board.timeMs(), revision, !due, historyMs);
      codec.writeProgress(progress, changelog);
    }
  }

  // At the pace of rows, so that sums cost a backlog as little. What is not handed over by this
  // commit is by one of the next: they happen in silence too.
  private void handOver(long wallMs, HandOver to) {
    if (wallMs - HAND_OVER_MS >= handedOverMs) {
      handedOverMs = wallMs;
      handOver(to);
    }
  }

  private void handOver(HandOver to) {
    board.drainTallies(since::of, (unit, tally) -> to.tally(unit, tally, board.timeMs()));
    board.drainStatistics((unit, statistic) -> to.statistic(unit, statistic, board.timeMs()));
  }

  // In a replay weeks may pass between two commits. Were T to move on at the commit only, an hour
  // would lose what it got last, and which hours do would depend on where the commits fall. So T
  // leaves an hour when the first record of a later one arrives, and before that is counted.
  private void closeHour(long arrivalMs, RowPublisher to) {
    if (newestArrivalMs == Long.MIN_VALUE) {
      return; // the first record
    }
    long revision = nextRevision(to.clock());
    published = false;
    board.advanceTo(newestArrivalMs);
    board.publishHistory(row -> publishHistory(row, revision, to));
    if (!PaneSize.DAY.inOne(newestArrivalMs, arrivalMs)) {
      to.handOver().ifPresent(this::closeDay);
    }
    board.advanceTo(arrivalMs);
    board.publishHistory(row -> publishHistory(row, revision, to));
    if (published) {
      progress = new Progress(board.timeMs(), revision, progress.rowsPending(), board.timeMs());
      publishedBeforeCommit = true;
    }
  }

  // Targets are judged by what a unit said last on each day.
  private void closeDay(HandOver to) {
    board.markTallies();
    handOver(to);
  }

  // Begins at the wall clock, so that an application that was reset, or has another id, goes on
  // above the rows of the one before; a task commits far less often than once a millisecond.
  private long nextRevision(TaskClock clock) {
    return progress.equals(Progress.NONE) ? clock.wallMs() : progress.revision() + 1;
  }

  private void publish(KpiRow row, long revision, RowPublisher to) {
    published = true;
    to.row(row, since.of(row.kpi()), revision);
  }

  private void publishHistory(HistoryRow row, long revision, RowPublisher to) {
    published = true;
    to.history(row, since.of(row.kpi()), revision);
  }

  private void publishHeartbeat(long revision, RowPublisher to) {
    if (board.timeMs() - HEARTBEAT_MS >= lastHeartbeatMs) {
      lastHeartbeatMs = board.timeMs();
      published = true;
      to.heartbeat(board.timeMs(), revision);
    }
  }

  /** Where rows go, and which clock drives T. */
  interface RowPublisher {
    void row(KpiRow row, OptionalLong countedSinceMs, long revision);

    void history(HistoryRow row, OptionalLong countedSinceMs, long revision);

    void heartbeat(long asOfMs, long revision);

    /** Where the next steps get what they need from; empty if there are none. */
    Optional<HandOver> handOver();

    TaskClock clock();

    Books.LedgerRows ledgerRows();
  }

  /** Takes what a unit says at T = {@code asOfMs}. */
  interface HandOver {
    void tally(UnitId unit, byte[] tally, long asOfMs);

    void statistic(UnitId unit, Statistic statistic, long asOfMs);
  }
}
