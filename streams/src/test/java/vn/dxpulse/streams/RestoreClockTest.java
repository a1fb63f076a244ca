package vn.dxpulse.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreClockTest {

  private static final TopicPartition ONE = new TopicPartition("changelog", 0);
  private static final TopicPartition OTHER = new TopicPartition("changelog", 1);

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final RestoreClock clock = new RestoreClock(nanos::get);

  @Test
  void hasRestoredNothingAtFirst() {
    assertThat(clock.done()).isEqualTo(new Restoration(0, Duration.ZERO));
  }

  @Test
  void countsTheTimeInWhichTwoOverlapOnce() {
    start(ONE);
    nanos.addAndGet(10);
    start(OTHER);
    nanos.addAndGet(20);
    clock.onRestoreEnd(ONE, "store", 3);
    nanos.addAndGet(5);
    clock.onRestoreEnd(OTHER, "store", 4);

    assertThat(clock.done()).isEqualTo(new Restoration(7, Duration.ofNanos(35)));
  }

  @Test
  void leavesOutTheTimeBetween() {
    start(ONE);
    nanos.addAndGet(10);
    clock.onRestoreEnd(ONE, "store", 3);
    nanos.addAndGet(1_000_000);
    start(OTHER);
    nanos.addAndGet(5);
    clock.onRestoreSuspended(OTHER, "store", 1);

    assertThat(clock.done()).isEqualTo(new Restoration(4, Duration.ofNanos(15)));
  }

  private void start(TopicPartition changelog) {
    clock.onRestoreStart(changelog, "store", 0, 10);
  }
}
