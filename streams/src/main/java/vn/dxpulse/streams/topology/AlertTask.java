package vn.dxpulse.streams.topology;

import java.util.Optional;
import java.util.function.BiConsumer;
import vn.dxpulse.streams.alert.AlertBoard;
import vn.dxpulse.streams.alert.AlertRows;
import vn.dxpulse.streams.alert.Answer;
import vn.dxpulse.streams.alert.Command;
import vn.dxpulse.streams.alert.InputMinute;
import vn.dxpulse.streams.alert.StoredAlerts;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/**
 * The alerts of the one task that has them. What time changes happens when it commits, which it
 * does in silence too; a transition is published and stored in the same transaction, so each is
 * published once. Stream thread only.
 */
final class AlertTask implements HeapState {

  private final AlertBoard board;
  private final boolean live;
  private Optional<AlertRows> rows = Optional.empty();
  private TaskClock clock = TimeSource.WALL.clock(() -> 0);
  private long newestMs = Long.MIN_VALUE;
  private boolean begun;

  /**
   * No alerts yet.
   *
   * @param timeSource which time alerts follow: the wall clock, or the newest moment that an input
   *     speaks for
   */
  AlertTask(AlertRules rules, TimeSource timeSource) {
    live = timeSource == TimeSource.WALL;
    board = new AlertBoard(rules, live);
  }

  @Override
  public void restore(byte[] key, byte[] value) {
    StoredAlerts.read(key, value, board.restorer());
  }

  /** Begins, after everything has been restored. */
  void publishTo(AlertRows published, TaskClock taskClock) {
    rows = Optional.of(published);
    clock = taskClock;
    newestMs = board.nowMs();
    if (live) {
      time(clock.wallMs());
    }
  }

  /** The latest moment that alerts have heard of, UTC milliseconds. */
  long nowMs() {
    return board.nowMs();
  }

  void accept(TargetReading reading, long asOfMs) {
    board.accept(reading, time(asOfMs));
  }

  void removeTarget(String target) {
    board.removeTarget(target, time(newestMs));
  }

  void accept(InputMinute minute, QualityFigures figures) {
    board.accept(minute, figures, time(minute.ms()));
  }

  Answer decide(Command command) {
    return board.decide(command, time(newestMs));
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    if (rows.isEmpty() || (!begun && !live)) {
      return; // a replay that has not heard of any moment
    }
    board.advance(time(newestMs));
    board.drain(new StoredAlerts(changelog), rows.get());
  }

  @Override
  public void close() {
    rows = Optional.empty();
  }

  /** The time by which to judge what speaks for {@code inputMs}; begins at the first. */
  private long time(long inputMs) {
    newestMs = Math.max(newestMs, inputMs);
    long nowMs = clock.now(live ? Long.MIN_VALUE : newestMs);
    if (!begun && nowMs != Long.MIN_VALUE) {
      begun = true;
      board.begin(nowMs);
    }
    return nowMs;
  }
}
