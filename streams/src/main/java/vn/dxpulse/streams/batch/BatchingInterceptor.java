package vn.dxpulse.streams.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts the records that a poll brought of a topic of facts together into few large ones.
 *
 * <p>A batch has the offset and the timestamp of its first record. Kafka Streams commits the offset
 * of the first record that it has not processed, or, where all are, the offset that the consumer
 * said comes next: both are right for batches. A task processes a batch in one go, so no commit
 * falls into one. Made by the consumer, from its properties; for its thread.
 */
public final class BatchingInterceptor implements ConsumerInterceptor<byte[], byte[]> {

  /** Consumer property: names of the topics whose records are batched, separated by commas. */
  public static final String TOPICS = "dxpulse.batch.topics";

  /** Consumer property: most records of a batch. */
  public static final String MAX_RECORDS = "dxpulse.batch.max.records";

  /** A batch that is larger has one record. */
  private static final int MAX_BYTES = 1 << 20;

  private Set<String> topics = Set.of();
  private int maxRecords = 1;

  @Override
  public void configure(Map<String, ?> properties) {
    topics = Set.of(properties.get(TOPICS).toString().split(","));
    maxRecords = Integer.parseInt(properties.get(MAX_RECORDS).toString());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
    if (polled.isEmpty()) {
      return polled;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batched = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      batched.put(partition, topics.contains(partition.topic()) ? batches(records) : records);
    }
    return new ConsumerRecords<>(batched, polled.nextOffsets());
  }

  private List<ConsumerRecord<byte[], byte[]>> batches(
      List<ConsumerRecord<byte[], byte[]>> records) {
    List<ConsumerRecord<byte[], byte[]>> batches = new ArrayList<>();
    int from = 0;
    int bytes = 0;
    for (int at = 0; at < records.size(); at++) {
      int more = RecordBatch.bytes(records.get(at));
      if (at > from && (at - from == maxRecords || bytes + more > MAX_BYTES)) {
        batches.add(batch(records.subList(from, at)));
        from = at;
        bytes = 0;
      }
      bytes += more;
    }
    batches.add(batch(records.subList(from, records.size())));
    return batches;
  }

  private static ConsumerRecord<byte[], byte[]> batch(
      List<ConsumerRecord<byte[], byte[]>> records) {
    ConsumerRecord<byte[], byte[]> first = records.get(0);
    return new ConsumerRecord<>(
        first.topic(),
        first.partition(),
        first.offset(),
        first.timestamp(),
        first.timestampType(),
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        null, // a batch has no key of its own
        RecordBatch.of(records),
        first.headers(),
        first.leaderEpoch());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Nothing depends on commits.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
