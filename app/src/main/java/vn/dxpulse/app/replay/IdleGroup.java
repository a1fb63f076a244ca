package vn.dxpulse.app.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dxpulse.schemas.connect.Connection;

/**
 * The consumer group of an application that does not run, held: while it is held no instance can
 * join, since it would be the only member that knows Kafka Streams' way to share the work. For one
 * thread.
 */
final class IdleGroup implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> member;
  private final String applicationId;

  /**
   * Joins nothing yet.
   *
   * @param admin not closed by this
   */
  IdleGroup(Connection connection, Admin admin, String applicationId) {
    this.admin = admin;
    this.applicationId = applicationId;
    this.member =
        new KafkaConsumer<>(
            connection.clientProperties(
                Map.of(
                    "group.id",
                    applicationId,
                    "enable.auto.commit",
                    "false",
                    // As the application's own, so that a replay that was killed is soon forgotten.
                    "session.timeout.ms",
                    6_000,
                    "heartbeat.interval.ms",
                    2_000,
                    // Heartbeats alone keep it a member: it polls no more once it has joined.
                    "max.poll.interval.ms",
                    Integer.MAX_VALUE)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Checks that the group has no member.
   *
   * @throws StillRunning if it has
   */
  void requireEmpty() {
    try {
      int members =
          await(
                  admin
                      .describeConsumerGroups(Set.of(applicationId))
                      .describedGroups()
                      .get(applicationId))
              .members()
              .size();
      if (members > 0) {
        throw new StillRunning(applicationId, members + " members");
      }
    } catch (GroupIdNotFoundException e) {
      // It has never run, or its group was deleted: empty enough.
    }
  }

  /**
   * Becomes the only member.
   *
   * @param topic any topic; nothing is read of it
   * @throws StillRunning if somebody else is
   */
  void hold(String topic) {
    requireEmpty();
    member.subscribe(List.of(topic));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (member.assignment().isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new StillRunning(applicationId, "another member, perhaps a replay");
        }
        member.poll(POLL);
      }
    } catch (InconsistentGroupProtocolException e) {
      throw new StillRunning(applicationId, "members again");
    }
  }

  /** Lets only who still holds the group commit. */
  ConsumerGroupMetadata fence() {
    return member.groupMetadata();
  }

  /** How far the application has read, without what an open transaction may still decide. */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(
            admin
                .listConsumerGroupOffsets(
                    applicationId, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(applicationId));
    committed.values().removeIf(offset -> offset == null);
    return Map.copyOf(committed);
  }

  /** Leaves the group. */
  @Override
  public void close() {
    member.close();
  }

  static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException known) {
        throw known;
      }
      throw new KafkaException("Kafka did not answer: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
