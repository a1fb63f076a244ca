package vn.dxpulse.bench.process;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;

/**
 * How many transactions an application has done with for good: the offsets of its group.
 *
 * <p>When they reach the end of the topic every event is counted, exactly once, in state that was
 * committed with them; the rows may follow up to a second later. A look costs one small request to
 * the broker, nothing in the application's process. For one thread.
 */
public final class GroupProgress implements AutoCloseable {

  /** Fine enough for runs of seconds: on average a result is seen half of it too late. */
  private static final Duration LOOK = Duration.ofMillis(20);

  private static final Duration ASK_STREAMS = Duration.ofSeconds(1);
  private static final long ANSWER_SECONDS = 30;

  private final Admin admin;
  private final String group;
  private final String topic;

  public GroupProgress(Connection connection, String group) {
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.group = group;
    this.topic = TopicCreator.existing(connection).transactions().name();
  }

  /**
   * Waits until {@code events} transactions are done with; returns the time it was seen ({@link
   * System#nanoTime}).
   *
   * @param streams asked now and then whether it still runs
   * @throws JavaProcess.Ended if it does not
   */
  public long awaitDone(long events, StreamsProcess streams) {
    long askAt = System.nanoTime() + ASK_STREAMS.toNanos();
    while (done() < events) {
      if (System.nanoTime() > askAt) {
        long unused = streams.cpuNanos();
        askAt += ASK_STREAMS.toNanos();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return System.nanoTime();
  }

  /** Transactions done with so far. */
  public long done() {
    try {
      return committed().entrySet().stream()
          .filter(entry -> entry.getKey().topic().equals(topic))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw new IllegalStateException("offsets of " + group, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the broker gave no offsets of " + group, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed()
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions())
        .partitionsToOffsetAndMetadata()
        .get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }
}
