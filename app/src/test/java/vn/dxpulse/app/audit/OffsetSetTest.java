package vn.dxpulse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetSetTest {

  private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

  @Test
  void knowsWhatWasAdded() {
    OffsetSet offsets = new OffsetSet();

    assertThat(offsets.add(PARTITION, 5_000_000_000L)).isTrue();
    assertThat(offsets.add(PARTITION, 5_000_000_000L)).isFalse();
    assertThat(offsets.contains(PARTITION, 5_000_000_000L)).isTrue();
    assertThat(offsets.contains(PARTITION, 4_999_999_999L)).isFalse();
    assertThat(offsets.contains(new TopicPartition("facts", 1), 5_000_000_000L)).isFalse();
  }
}
