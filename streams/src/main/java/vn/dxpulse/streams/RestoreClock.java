package vn.dxpulse.streams;

import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Measures how long state takes to come back from the changelogs. Thread-safe: each thread that
 * restores reports here.
 */
final class RestoreClock implements StateRestoreListener {

  private final LongSupplier nanoTime;
  private int underWay;
  private long startedNanos;
  private Restoration done = Restoration.NONE;

  RestoreClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What was restored so far, without what is under way. */
  synchronized Restoration done() {
    return done;
  }

  @Override
  public synchronized void onRestoreStart(
      TopicPartition changelog, String store, long startingOffset, long endingOffset) {
    if (underWay++ == 0) {
      startedNanos = nanoTime.getAsLong();
    }
  }

  @Override
  public void onBatchRestored(
      TopicPartition changelog, String store, long batchEndOffset, long records) {
    // The total comes at the end.
  }

  @Override
  public synchronized void onRestoreEnd(TopicPartition changelog, String store, long records) {
    end(records);
  }

  @Override
  public synchronized void onRestoreSuspended(
      TopicPartition changelog, String store, long records) {
    end(records);
  }

  private void end(long records) {
    underWay--;
    long nanos = underWay == 0 ? nanoTime.getAsLong() - startedNanos : 0;
    done = new Restoration(done.records() + records, done.time().plusNanos(nanos));
  }
}
