package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishPaceTest {

  private static final long NOW_MS = 1_751_270_400_000L;

  private final PublishPace pace = new PublishPace();

  @Test
  void publishesTheFirstCommitHoweverMuchCameIn() {
    read(1_000_000);

    assertThat(pace.publishes(NOW_MS)).isTrue();
  }

  @Test
  void publishesEveryCommitUpToWhatCanBeRead() {
    pace.publishes(NOW_MS);

    for (int commit = 1; commit <= 50; commit++) {
      read(2_500);
      assertThat(pace.publishes(NOW_MS + 100L * commit)).isTrue();
    }
  }

  @Test
  void publishesAFewRecordsThatFollowAtOnce() {
    pace.publishes(NOW_MS);
    read(250);

    assertThat(pace.publishes(NOW_MS)).isTrue();
  }

  @Test
  void publishesEveryThreeSecondsWhileMoreComesIn() {
    pace.publishes(NOW_MS);
    int published = 0;

    for (int commit = 1; commit <= 100; commit++) {
      read(2_501);
      published += pace.publishes(NOW_MS + 100L * commit) ? 1 : 0;
    }

    assertThat(published).isEqualTo(3);
  }

  @Test
  void publishesAtOnceWhenTheBacklogIsThrough() {
    pace.publishes(NOW_MS);
    read(1_000_000);

    assertThat(pace.publishes(NOW_MS + 100)).isFalse();
    assertThat(pace.publishes(NOW_MS + 200)).isTrue();
  }

  private void read(int records) {
    for (int record = 0; record < records; record++) {
      pace.read();
    }
  }
}
