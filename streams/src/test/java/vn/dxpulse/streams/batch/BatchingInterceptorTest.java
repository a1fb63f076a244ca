package vn.dxpulse.streams.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchingInterceptorTest {

  private static final TopicPartition FACTS = new TopicPartition("facts", 3);
  private static final TopicPartition OTHERS = new TopicPartition("others", 3);

  private final BatchingInterceptor interceptor = new BatchingInterceptor();

  @AfterEach
  void close() {
    interceptor.close();
  }

  @Property(tries = 200)
  void givesEveryRecordBackInItsOrder(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    interceptor.configure(properties(1 + random.nextInt(20)));
    List<ConsumerRecord<byte[], byte[]>> sent = new ArrayList<>();
    long offset = random.nextInt(1_000);
    for (int i = 0; i < 1 + random.nextInt(100); i++) {
      offset += 1 + random.nextInt(3); // transaction markers leave gaps
      int bytes = random.nextInt(10) == 0 ? 600_000 : random.nextInt(200);
      sent.add(record(FACTS, offset, random.nextLong(), bytes, random));
    }

    ConsumerRecords<byte[], byte[]> batched = interceptor.onConsume(polled(FACTS, sent));

    List<String> received = new ArrayList<>();
    BatchCursor cursor = new BatchCursor();
    for (ConsumerRecord<byte[], byte[]> batch : batched.records(FACTS)) {
      cursor.open(batch.value());
      boolean first = true;
      while (cursor.next()) {
        if (first) {
          assertThat(batch.offset()).isEqualTo(cursor.offset());
          assertThat(batch.timestamp()).isEqualTo(cursor.timestampMs());
        }
        first = false;
        received.add(text(cursor.offset(), cursor.timestampMs(), cursor.key(), cursor.value()));
      }
    }
    assertThat(received).isEqualTo(sent.stream().map(BatchingInterceptorTest::text).toList());
    assertThat(batched.nextOffsets()).isEqualTo(Map.of(FACTS, new OffsetAndMetadata(9_999)));
  }

  @Test
  void limitsABatchInRecordsAndInBytes() {
    interceptor.configure(properties(10));
    List<ConsumerRecord<byte[], byte[]>> sent = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      sent.add(record(FACTS, i, 0, 10, new SplittableRandom(i)));
    }
    sent.add(record(FACTS, 25, 0, 700_000, new SplittableRandom(1)));
    sent.add(record(FACTS, 26, 0, 700_000, new SplittableRandom(2)));
    sent.add(record(FACTS, 27, 0, 2_000_000, new SplittableRandom(3)));

    List<ConsumerRecord<byte[], byte[]>> batches =
        interceptor.onConsume(polled(FACTS, sent)).records(FACTS);

    assertThat(batches).extracting(ConsumerRecord::offset).containsExactly(0L, 10L, 20L, 26L, 27L);
  }

  @Test
  void leavesOtherTopicsAsTheyAre() {
    interceptor.configure(properties(10));
    List<ConsumerRecord<byte[], byte[]>> sent =
        List.of(record(OTHERS, 7, 1, 10, new SplittableRandom(1)));

    assertThat(interceptor.onConsume(polled(OTHERS, sent)).records(OTHERS)).isEqualTo(sent);
    assertThat(interceptor.onConsume(ConsumerRecords.empty()).count()).isZero();
  }

  private static Map<String, Object> properties(int maxRecords) {
    return Map.of(
        BatchingInterceptor.TOPICS, "facts,more", BatchingInterceptor.MAX_RECORDS, maxRecords);
  }

  private static ConsumerRecords<byte[], byte[]> polled(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new HashMap<>();
    byPartition.put(partition, records);
    return new ConsumerRecords<>(byPartition, Map.of(partition, new OffsetAndMetadata(9_999)));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition at, long offset, long timestampMs, int bytes, SplittableRandom random) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return new ConsumerRecord<>(
        at.topic(),
        at.partition(),
        offset,
        timestampMs,
        TimestampType.LOG_APPEND_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        random.nextInt(5) == 0 ? null : new byte[] {(byte) offset},
        random.nextInt(20) == 0 && bytes < 200 ? null : value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return text(
        record.offset(),
        record.timestamp(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()));
  }

  private static String text(
      long offset, long timestampMs, Optional<byte[]> key, Optional<byte[]> value) {
    return offset
        + " "
        + timestampMs
        + " "
        + key.map(Arrays::toString)
        + " "
        + value.map(bytes -> bytes.length + "/" + Arrays.hashCode(bytes));
  }
}
