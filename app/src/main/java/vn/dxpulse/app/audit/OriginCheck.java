package vn.dxpulse.app.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;

/**
 * Compares dead letters with the records that they came from. Collects some thousand, then reads
 * their partitions in order, skipping what lies between. For one thread.
 */
final class OriginCheck implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int MOST_LETTERS = 10_000;
  private static final int MOST_BYTES = 32_000_000;

  /** Reading on over so many records costs about as much as another request. */
  private static final int SHORT_WAY = 1_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<Mismatch> mismatches;
  private final Map<TopicPartition, List<DeadLetter>> waiting =
      new TreeMap<>(Comparator.comparing(TopicPartition::toString));
  private int letters;
  private int bytes;

  OriginCheck(Connection connection, Consumer<Mismatch> mismatches) {
    this.consumer = CommittedReader.consumer(connection);
    this.mismatches = mismatches;
  }

  /** Compares a letter, now or later. */
  void add(DeadLetter letter) {
    waiting.computeIfAbsent(letter.input(), key -> new ArrayList<>()).add(letter);
    letters++;
    bytes += letter.bytes().size();
    if (letters >= MOST_LETTERS || bytes >= MOST_BYTES) {
      finish();
    }
  }

  /** Compares all that were added. */
  void finish() {
    // Asked once for all: each question waits for the fetch before it.
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(waiting.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(waiting.keySet());
    waiting.forEach(
        (partition, some) -> {
          some.sort(Comparator.comparing(DeadLetter::offset));
          compare(partition, some, beginnings.get(partition), ends.get(partition));
        });
    waiting.clear();
    letters = 0;
    bytes = 0;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void compare(TopicPartition partition, List<DeadLetter> some, long beginning, long end) {
    consumer.assign(List.of(partition));
    // The facts may have been deleted by now; then there is nothing to compare with.
    int next = first(some, beginning);
    long position = Long.MIN_VALUE;
    while (next < some.size() && some.get(next).offset() < end) {
      long wanted = some.get(next).offset();
      if (position == Long.MIN_VALUE || wanted - position > SHORT_WAY) {
        consumer.seek(partition, wanted);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        next = compare(some, next, record);
      }
      position = consumer.position(partition);
      next = reportMissing(some, next, position);
    }
    reportMissing(some, next, Long.MAX_VALUE);
  }

  private int compare(List<DeadLetter> some, int from, ConsumerRecord<byte[], byte[]> record) {
    int next = reportMissing(some, from, record.offset());
    if (next < some.size() && some.get(next).offset() == record.offset()) {
      DeadLetter letter = some.get(next++);
      letter.difference(record).ifPresent(problem -> report(letter, problem));
    }
    return next;
  }

  /** Letters of offsets before {@code offset} that no record had. */
  private int reportMissing(List<DeadLetter> some, int from, long offset) {
    int next = from;
    while (next < some.size() && some.get(next).offset() < offset) {
      report(some.get(next++), "dead letter of an offset without a committed record");
    }
    return next;
  }

  private void report(DeadLetter letter, String problem) {
    mismatches.accept(new Mismatch(letter.input(), letter.origin(), problem, false));
  }

  private static int first(List<DeadLetter> some, long beginning) {
    int first = 0;
    while (first < some.size() && some.get(first).offset() < beginning) {
      first++;
    }
    return first;
  }
}
