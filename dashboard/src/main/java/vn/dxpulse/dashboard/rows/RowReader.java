package vn.dxpulse.dashboard.rows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Reads topics into memory: every partition from the beginning, committed records only, on one
 * thread of its own and without a consumer group, for every dashboard needs every row.
 *
 * <p>One reader takes units, KPI catalogue, KPI rows and ledger into a {@link RowStore}, another
 * one the history, which may be long: nobody who asks for values waits for it. A third one takes
 * targets and alerts into an {@link AlertStore}.
 *
 * <p>Topics that are not there yet, brokers that are away and a registry that does not answer are
 * waited for, with a growing pause; meanwhile the status is not caught up or the heartbeats grow
 * old. Anything else, such as missing rights, ends the reader: {@link #status} is no longer alive
 * and {@link #failure} tells why.
 */
public final class RowReader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RowReader.class);

  /** Longest wait for records; a wakeup ends it early. */
  private static final Duration POLL = Duration.ofMillis(200);

  /** Longest wait for an answer about topics and offsets. */
  private static final Duration REQUEST = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Together below the two seconds that a dashboard may take to close. */
  private static final Duration CLOSE_CONSUMER = Duration.ofMillis(500);

  private static final Duration CLOSE_THREAD = Duration.ofSeconds(1);

  private final RowIntake intake;
  private final Consumer<String, byte[]> consumer;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean caughtUp;
  private volatile Throwable failure;

  /**
   * @param name of the thread
   * @param intake what takes the records; it is closed with the reader, as is the consumer
   */
  RowReader(String name, RowIntake intake, Consumer<String, byte[]> consumer) {
    this.intake = intake;
    this.consumer = consumer;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /**
   * A reader of all topics of {@code connection} but the history; it does nothing until {@link
   * #start}.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static RowReader of(Connection connection, RowStore store) {
    // How many partitions there are is asked, not assumed: only the names are used.
    RowIntake intake = RowIntake.ofRows(store, new AvroValues(connection), new Topics(1));
    return new RowReader("dashboard-reader", intake, consumer(connection, "dxpulse-dashboard"));
  }

  /**
   * A reader of the history of {@code connection}; it does nothing until {@link #start}.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static RowReader of(Connection connection, HistoryStore history) {
    RowIntake intake = RowIntake.ofHistory(history, new AvroValues(connection), new Topics(1));
    return new RowReader(
        "dashboard-history-reader", intake, consumer(connection, "dxpulse-dashboard-history"));
  }

  /**
   * A reader of the targets and alerts of {@code connection}; it does nothing until {@link #start}.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static RowReader of(Connection connection, AlertStore alerts) {
    RowIntake intake = RowIntake.ofAlerts(alerts, new AvroValues(connection), new Topics(1));
    return new RowReader(
        "dashboard-alert-reader", intake, consumer(connection, "dxpulse-dashboard-alerts"));
  }

  /**
   * A reader of the newest states of alerts only; it does nothing until {@link #start}.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static RowReader ofStates(Connection connection, AlertStore alerts) {
    RowIntake intake = RowIntake.ofStates(alerts, new AvroValues(connection), new Topics(1));
    return new RowReader("notify-state-reader", intake, consumer(connection, "dxpulse-notify"));
  }

  private static Consumer<String, byte[]> consumer(Connection connection, String clientId) {
    Map<String, Object> properties =
        connection.clientProperties(
            Map.of(
                "client.id", clientId,
                "isolation.level", "read_committed",
                // Where to go on when the broker has deleted what was to be read next.
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false"));
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Begins to read; once. */
  public void start() {
    thread.start();
  }

  /** How the reader is doing now. Any thread. */
  public ReaderStatus status() {
    return new ReaderStatus(thread.isAlive(), caughtUp, intake.undecodable());
  }

  /** Why the reader has ended, if it did not end by {@link #close}. Any thread. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Asks the reader to stop soon, without waiting for it; again does nothing. */
  public void stop() {
    closing.countDown();
    if (thread.getState() != Thread.State.NEW) {
      consumer.wakeup();
    }
  }

  /** Stops reading, within two seconds; again does nothing. */
  @Override
  public void close() {
    stop();
    if (thread.getState() == Thread.State.NEW) {
      release();
      return;
    }
    try {
      thread.join(CLOSE_THREAD.toMillis());
      if (thread.isAlive()) {
        log.warn("the reader of the topics did not stop within {}", CLOSE_THREAD);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      awaitTopics().ifPresent(this::read);
    } catch (WakeupException e) {
      log.debug("reader woken to close");
    } catch (RuntimeException e) {
      failure = e;
      log.error("the reader of the topics failed; no more rows are read", e);
    } finally {
      release();
    }
  }

  private void release() {
    consumer.close(CloseOptions.timeout(CLOSE_CONSUMER));
    intake.close();
  }

  private Optional<Map<TopicPartition, Long>> awaitTopics() {
    Pause pause = new Pause();
    while (!isClosing()) {
      try {
        return Optional.of(assign(partitions()));
      } catch (RetriableException e) {
        pause.log("waiting to read: {}", e.getMessage());
        pause.await();
      }
    }
    return Optional.empty();
  }

  /**
   * Partitions of all topics.
   *
   * @throws RetriableException while one of the topics does not exist
   */
  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : intake.topics()) {
      List<PartitionInfo> found = consumer.partitionsFor(topic, REQUEST);
      if (found == null || found.isEmpty()) {
        throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist yet");
      }
      found.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
    }
    return partitions;
  }

  private Map<TopicPartition, Long> assign(List<TopicPartition> partitions) {
    // First: the consumer warns of each end offset of a partition that is not assigned to it.
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, REQUEST);
    log.info("reading {} partitions of {}", partitions.size(), intake.topics());
    return ends;
  }

  private void read(Map<TopicPartition, Long> ends) {
    Pause pause = new Pause();
    while (!isClosing()) {
      try {
        consumer.poll(POLL).forEach(this::take);
        if (!caughtUp && hasReached(ends)) {
          caughtUp = true;
          log.info("caught up; {} records could not be decoded", intake.undecodable());
        }
        pause.reset();
      } catch (RetriableException e) {
        pause.log("reading goes on when the brokers answer: {}", e.getMessage());
        pause.await();
      }
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Pause pause = new Pause();
    while (!isClosing()) {
      try {
        intake.take(record);
        return;
      } catch (RegistryUnreachable e) {
        // Skipping would lose rows that nobody publishes again before they change.
        pause.log("waiting for the schema registry: {}", e.getMessage());
        pause.await();
      }
    }
  }

  private boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), REQUEST) >= end.getValue());
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Doubling wait that {@link #close} cuts short; says why at WARN the first time only. */
  private final class Pause {
    private Duration next = FIRST_PAUSE;
    private boolean logged;

    void log(String message, String reason) {
      if (logged) {
        log.debug(message, reason);
      } else {
        log.warn(message, reason);
        logged = true;
      }
    }

    void await() {
      try {
        if (closing.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closing.countDown();
      }
      Duration doubled = next.multipliedBy(2);
      next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    void reset() {
      next = FIRST_PAUSE;
      logged = false;
    }
  }
}
