package vn.dxpulse.systemtest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;

/**
 * How much of some fact topics is there and how much of it a streams application has committed, as
 * the broker knows it. Fact topics are written without transactions, so an offset is a number of
 * records.
 */
final class InputProgress implements AutoCloseable {

  private final Admin admin;
  private final String applicationId;
  private final List<TopicPartition> partitions;

  InputProgress(Connection connection, String applicationId, List<? extends Topic<?>> topics) {
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.applicationId = applicationId;
    this.partitions =
        topics.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
  }

  /** Records in the topics. */
  long published() {
    var latest =
        partitions.stream().collect(Collectors.toMap(p -> p, partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(latest).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /** Records whose processing is committed. */
  long committed() {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
    return partitions.stream().mapToLong(partition -> committed(offsets, partition)).sum();
  }

  /** True if the processing of {@code records}, of whatever topics, is committed. */
  boolean isCommitted(List<? extends ConsumerRecord<?, ?>> records) {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
    return records.stream()
        .allMatch(
            record ->
                record.offset()
                    < committed(offsets, new TopicPartition(record.topic(), record.partition())));
  }

  /** Records in the topics that are not committed. */
  long underWay() {
    long committed = committed();
    return published() - committed;
  }

  /** True if {@code facts} are in the topics and all of them are committed. */
  boolean isComplete(long facts) {
    return published() == facts && committed() == facts;
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() {
    return await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
  }

  private static long committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
    OffsetAndMetadata offset = offsets.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("Kafka did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
