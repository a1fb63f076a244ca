package vn.dxpulse.app.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import vn.dxpulse.schemas.connect.Connection;

/** How far a streams application has read. */
final class ConsumedOffsets implements AutoCloseable {

  private final Admin admin;
  private final String applicationId;

  ConsumedOffsets(Connection connection, String applicationId) {
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.applicationId = applicationId;
  }

  /** Offsets before {@code ends} that it has not read; partitions that it has are left out. */
  Map<TopicPartition, Long> lag(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    Map<TopicPartition, Long> lag = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          OffsetAndMetadata read = committed.get(partition);
          long behind = end - (read == null ? 0 : read.offset());
          if (behind > 0) {
            lag.put(partition, behind);
          }
        });
    return lag;
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      return admin
          .listConsumerGroupOffsets(applicationId)
          .partitionsToOffsetAndMetadata(applicationId)
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not answer: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
