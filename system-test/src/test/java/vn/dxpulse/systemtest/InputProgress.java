package vn.dxpulse.systemtest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;

/**
 * How much of one fact topic is there and how much of it a streams application has committed, as
 * the broker knows it. Fact topics are written without transactions, so an offset is a number of
 * records.
 */
final class InputProgress implements AutoCloseable {

  private final Admin admin;
  private final String applicationId;
  private final List<TopicPartition> partitions;

  InputProgress(Connection connection, String applicationId, Topic<?> topic) {
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.applicationId = applicationId;
    this.partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
  }

  /** Records in the topic. */
  long published() {
    var latest =
        partitions.stream().collect(Collectors.toMap(p -> p, partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(latest).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /** Records whose processing is committed. */
  long committed() {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
    return partitions.stream()
        .map(offsets::get)
        .mapToLong(offset -> offset == null ? 0 : offset.offset())
        .sum();
  }

  /** Records in the topic that are not committed. */
  long underWay() {
    long committed = committed();
    return published() - committed;
  }

  /** True if {@code facts} are in the topic and all of them are committed. */
  boolean isComplete(long facts) {
    return published() == facts && committed() == facts;
  }

  @Override
  public void close() {
    admin.close();
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
