package vn.dxpulse.dashboard.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dxpulse.dashboard.sample.SampleHistory.aDay;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.history.HistoryPoint;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.history.Resolution;
import vn.dxpulse.dashboard.history.SeriesKey;
import vn.dxpulse.dashboard.sample.SampleHistory;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/** The reader of the history over Kafka's own in-memory consumer. */
@Timeout(30)
class HistoryReaderTest {

  private static final SeriesKey DAYS =
      new SeriesKey("19@2025-07-01", "transactions_completed", Resolution.DAY);

  private final Topics topics = new Topics(2);
  private final String topic = topics.kpiHistory().name();
  private final AvroValues values =
      new AvroValues(Connection.to("unused:9092", "mock://history-reader-test"));
  private final HistoryStore store = new HistoryStore();
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final RowReader reader =
      new RowReader("history-reader-test", RowIntake.ofHistory(store, values, topics), consumer);
  private final Map<Integer, Long> written = new HashMap<>();

  @BeforeEach
  void create() {
    Node node = new Node(0, "unused", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        topic,
        IntStream.range(0, 2)
            .mapToObj(partition -> new PartitionInfo(topic, partition, node, nodes, nodes))
            .toList());
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void readsEveryPartitionAndKnowsWhenItHasCaughtUp() {
    ends(2, 1);
    onAssignment(
        () -> {
          write(0, aDay("2026-03-01").count(5).revision(1).build());
          write(1, aDay("2026-03-02").count(7).build());
        });

    reader.start();
    await().until(() -> store.rows(DAYS, Long.MIN_VALUE, Long.MAX_VALUE).size() == 2);
    assertThat(reader.status().caughtUp()).as("one record is missing").isFalse();

    write(0, aDay("2026-03-01").count(6).revision(2).build());
    await().until(() -> reader.status().caughtUp());
    assertThat(counts()).containsExactly(6L, 7L);
  }

  @Test
  void forgetsWhatHasATombstoneAndCountsWhatItCannotDecode() {
    ends(6, 0);
    KpiHistory removed = aDay("2026-03-01").build();
    onAssignment(
        () -> {
          write(0, removed);
          write(0, aDay("2026-03-02").count(2).build());
          writeBytes(0, "x", "{\"json\":true}".getBytes(StandardCharsets.UTF_8));
          write(0, aDay("2026-03-03").resolution("week").build());
          writeBytes(0, "no-key", null);
          writeBytes(0, SampleHistory.key(removed), null); // tombstone
        });

    reader.start();

    await().until(() -> reader.status().caughtUp());
    assertThat(reader.status()).isEqualTo(new ReaderStatus(true, true, 3));
    assertThat(counts()).containsExactly(2L);
  }

  @Test
  void closesBeforeItHasStarted() {
    reader.stop();
    reader.close();

    assertThat(consumer.closed()).isTrue();
  }

  private List<Long> counts() {
    return store.rows(DAYS, Long.MIN_VALUE, Long.MAX_VALUE).stream()
        .map(HistoryPoint::numerator)
        .toList();
  }

  private void ends(long first, long second) {
    Map<TopicPartition, Long> ends =
        Map.of(new TopicPartition(topic, 0), first, new TopicPartition(topic, 1), second);
    consumer.updateEndOffsets(ends);
    consumer.updateBeginningOffsets(
        Map.of(new TopicPartition(topic, 0), 0L, new TopicPartition(topic, 1), 0L));
  }

  /** The in-memory consumer takes records of assigned partitions only. */
  private void onAssignment(Runnable task) {
    consumer.schedulePollTask(task);
  }

  private void write(int partition, KpiHistory row) {
    writeBytes(
        partition,
        SampleHistory.key(row),
        values.serializer(topics.kpiHistory()).serialize(topic, row));
  }

  private void writeBytes(int partition, String key, byte[] value) {
    long offset = written.merge(partition, 1L, Long::sum) - 1;
    consumer.addRecord(new ConsumerRecord<>(topic, partition, offset, key, value));
  }
}
