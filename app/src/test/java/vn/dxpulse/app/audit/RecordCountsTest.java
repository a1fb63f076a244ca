package vn.dxpulse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordCountsTest {

  private static final TopicPartition FACTS = new TopicPartition("facts", 0);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);

  private final RecordCounts counts =
      new RecordCounts(
          NOON.minus(DAY.multipliedBy(90)).toEpochMilli(),
          NOON.plus(DAY.multipliedBy(2)).toEpochMilli(),
          Map.of(FACTS, 0L));
  private long offset;

  @Test
  void countsARecordInTheMinuteOfItsArrivalIfThatMayStillBeOpen() {
    arrives(NOON);
    arrives(NOON.plus(DAY));
    arrives(NOON.plusMillis(59_999));

    assertThat(recordsAt(NOON)).isEqualTo(2);
    assertThat(recordsAt(NOON.plus(DAY))).isEqualTo(1);
  }

  @Test
  void countsARecordOfAClosedMinuteInTheOldestThatIsOpen() {
    arrives(NOON.plus(DAY).plusSeconds(60));
    arrives(NOON.plusMillis(59_999));

    assertThat(recordsAt(NOON)).isZero();
    assertThat(recordsAt(NOON.plusSeconds(60))).isEqualTo(1);
  }

  private void arrives(Instant arrival) {
    counts.add(
        new ConsumerRecord<>(
            FACTS.topic(),
            FACTS.partition(),
            offset++,
            arrival.toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new RecordHeaders(),
            Optional.empty()));
  }

  private long recordsAt(Instant minute) {
    return counts
        .of(InputMinute.of(FACTS.topic(), FACTS.partition(), minute.toEpochMilli()))
        .least();
  }
}
