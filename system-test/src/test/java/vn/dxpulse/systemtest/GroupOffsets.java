package vn.dxpulse.systemtest;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;

/** What a consumer group has committed. */
final class GroupOffsets {

  private GroupOffsets() {}

  /** Offset of partition 0 of a topic; empty before the first commit. */
  static OptionalLong of(Connection connection, String group, String topic) {
    try (Admin admin = Admin.create(connection.clientProperties(Map.of()))) {
      OffsetAndMetadata offset =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(new TopicPartition(topic, 0));
      return Optional.ofNullable(offset)
          .map(committed -> OptionalLong.of(committed.offset()))
          .orElse(OptionalLong.empty());
    } catch (ExecutionException e) {
      throw new AssertionError("offsets of " + group, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
