package vn.dxpulse.app.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.streams.ledger.LedgerBoard;

/**
 * Records on the topics of facts, by partition and arrival minute, and which minutes are to be
 * judged by them. For one thread.
 *
 * <p>Judged are the minutes up to that of the newest record of a partition at the start, or up to
 * the minute before the start. The newest one may still grow: its count is a {@link Span}.
 *
 * <p>The minute of a record is that of its arrival, but at most {@link LedgerBoard#KEPT} before the
 * newest minute before it in its partition: such a record is booked in the oldest minute whose book
 * was still open. So records must come in the order of their offsets.
 */
final class RecordCounts {

  private static final class Count {
    private long least;
    private long most;
  }

  private static final long KEPT_MS = LedgerBoard.KEPT.toMillis();

  private final long oldestMinuteMs;
  private final long startMs;
  private final Map<TopicPartition, Long> beginnings;
  private final Map<InputMinute, Count> counts = new HashMap<>();
  private final Map<TopicPartition, Long> firstMinutes = new HashMap<>();
  private final Map<TopicPartition, Long> lastMinutes = new HashMap<>();
  private final Map<TopicPartition, Long> newestMinutes = new HashMap<>();

  /**
   * Counts nothing yet.
   *
   * @param oldestMs arrival time before which books are no longer kept
   * @param startMs now
   * @param beginnings first offsets that the topics still have
   */
  RecordCounts(long oldestMs, long startMs, Map<TopicPartition, Long> beginnings) {
    this.oldestMinuteMs = InputMinute.minuteOf(oldestMs);
    this.startMs = startMs;
    this.beginnings = Map.copyOf(beginnings);
  }

  /** Counts a record that was there at the start. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    InputMinute minute = booked(record);
    firstMinutes.putIfAbsent(partition, minute.minuteMs());
    lastMinutes.merge(partition, minute.minuteMs(), Math::max);
    if (minute.minuteMs() > oldestMinuteMs) {
      Count count = count(minute);
      count.least++;
      count.most++;
    }
  }

  /** Counts a record that came after, if its minute is judged. */
  void addLater(ConsumerRecord<byte[], byte[]> record) {
    InputMinute minute = booked(record);
    if (isJudged(minute)) {
      count(minute).most++;
    }
  }

  /** What has been counted until now was there before the books are read next. */
  void beginRound() {
    counts.values().forEach(count -> count.least = count.most);
  }

  /** Whether the books of a minute can be compared with what is still on the topics. */
  boolean isJudged(InputMinute minute) {
    TopicPartition partition = new TopicPartition(minute.topic(), minute.partition());
    Long beginning = beginnings.get(partition);
    if (beginning == null || minute.minuteMs() <= oldestMinuteMs) {
      return false;
    }
    // Of the oldest minute left a part may have been deleted.
    boolean whole =
        beginning == 0 || minute.minuteMs() > firstMinutes.getOrDefault(partition, Long.MAX_VALUE);
    long last =
        Math.max(
            lastMinutes.getOrDefault(partition, Long.MIN_VALUE), InputMinute.minuteOf(startMs) - 1);
    return whole && minute.minuteMs() <= last;
  }

  /** Minutes with records. */
  Set<InputMinute> minutes() {
    return Set.copyOf(counts.keySet());
  }

  Span of(InputMinute minute) {
    Count count = counts.get(minute);
    return count == null ? Span.NONE : new Span(count.least, count.most);
  }

  private InputMinute booked(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    long minuteMs = InputMinute.minuteOf(record.timestamp());
    long newestMs = newestMinutes.merge(partition, minuteMs, Math::max);
    return InputMinute.of(
        record.topic(), record.partition(), Math.max(minuteMs, newestMs - KEPT_MS));
  }

  private Count count(InputMinute minute) {
    return counts.computeIfAbsent(minute, key -> new Count());
  }
}
