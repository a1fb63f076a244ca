package vn.dxpulse.dashboard.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dxpulse.dashboard.sample.SampleRow.aRow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.sample.SampleRow;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.ProvinceRow;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/** The reader over Kafka's own in-memory consumer; brokers are the matter of other tests. */
@Timeout(30)
class RowReaderTest {

  private static final String KEY = "reported|19@2025-07-01|transactions_completed|1m";

  private final Topics topics = new Topics(2);
  private final AvroValues values =
      new AvroValues(Connection.to("unused:9092", "mock://row-reader-test"));
  private final RowStore store = new RowStore(0);
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final RowReader reader =
      new RowReader("row-reader-test", RowIntake.ofRows(store, values, topics), consumer);
  private final Map<TopicPartition, Long> written = new HashMap<>();

  @BeforeEach
  void create() {
    create(topics.provinces());
    create(topics.kpis());
    create(topics.kpiCurrent());
    create(topics.ledger());
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void readsEveryPartitionAndKnowsWhenItHasCaughtUp() {
    ends(1, 0, 2, 1);
    onAssignment(
        () -> {
          write(topics.provinces(), 0, "01", ProvinceRow.of(hanoi()));
          write(topics.kpiCurrent(), 0, KEY, aRow().count(1).revision(1).build());
          write(topics.kpiCurrent(), 1, "heartbeat|1|heartbeat|now", beat());
        });

    reader.start();
    await().until(() -> store.asOf().isPresent());
    assertThat(store.units()).hasSize(1);
    assertThat(store.rows()).hasSize(1);
    assertThat(reader.status().caughtUp()).as("one record is missing").isFalse();

    write(topics.kpiCurrent(), 0, KEY, aRow().count(2).revision(2).build());
    await().until(() -> reader.status().caughtUp());
    assertThat(store.rows()).extracting(KpiRow::revision).containsExactly(2L);
  }

  @Test
  void removesWhatHasATombstone() {
    ends(0, 0, 2, 0);
    onAssignment(
        () -> {
          write(topics.kpiCurrent(), 0, KEY, aRow().build());
          write(topics.kpiCurrent(), 0, KEY, null); // tombstone
        });

    reader.start();

    await().until(() -> reader.status().caughtUp());
    assertThat(store.rows()).isEmpty();
    assertThat(store.sequence()).isEqualTo(2);
  }

  @Test
  void countsAndSkipsWhatItCannotDecode() {
    ends(1, 0, 3, 0);
    onAssignment(
        () -> {
          write(topics.provinces(), 0, "01", aRow().build());
          writeBytes(
              topics.kpiCurrent(), 0, KEY, "{\"json\":true}".getBytes(StandardCharsets.UTF_8));
          writeBytes(topics.kpiCurrent(), 0, "no-key", null);
          write(topics.kpiCurrent(), 0, KEY, aRow().build());
        });

    reader.start();

    await().until(() -> reader.status().caughtUp());
    assertThat(reader.status()).isEqualTo(new ReaderStatus(true, true, 3));
    assertThat(store.rows()).hasSize(1);
  }

  @Test
  void waitsForATopicThatDoesNotExistYet() {
    ends(0, 0, 0, 0);
    consumer.updatePartitions(topics.kpiCurrent().name(), List.of());

    reader.start();
    await().during(Duration.ofMillis(300)).until(() -> !reader.status().caughtUp());
    create(topics.kpiCurrent());

    await().until(() -> reader.status().caughtUp());
  }

  @Test
  void endsWithTheReasonWhenItMayNotRead() {
    ends(0, 0, 0, 0);
    onAssignment(
        () -> consumer.setPollException(new TopicAuthorizationException("dx.kpi.current.v1")));

    reader.start();

    await().until(() -> !reader.status().alive());
    assertThat(reader.failure()).containsInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void closesOnceAndForAll() {
    ends(0, 0, 0, 0);
    reader.start();
    await().until(() -> reader.status().caughtUp());

    reader.close();
    reader.close();

    assertThat(reader.status().alive()).isFalse();
    assertThat(reader.failure()).isEmpty();
    assertThat(consumer.closed()).isTrue();
  }

  private static Unit hanoi() {
    return UnitRegistryFile.vietnam().units().get(0);
  }

  private static KpiCurrent beat() {
    return SampleRow.heartbeat(1, Instant.ofEpochSecond(5));
  }

  private void create(Topic<?> topic) {
    Node node = new Node(0, "unused", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        topic.name(),
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new PartitionInfo(topic.name(), partition, node, nodes, nodes))
            .toList());
  }

  private void ends(long provinces, long kpis, long rows0, long rows1) {
    Map<TopicPartition, Long> ends =
        Map.of(
            new TopicPartition(topics.ledger().name(), 0), 0L,
            new TopicPartition(topics.ledger().name(), 1), 0L,
            new TopicPartition(topics.provinces().name(), 0), provinces,
            new TopicPartition(topics.kpis().name(), 0), kpis,
            new TopicPartition(topics.kpiCurrent().name(), 0), rows0,
            new TopicPartition(topics.kpiCurrent().name(), 1), rows1);
    consumer.updateEndOffsets(ends);
    Map<TopicPartition, Long> beginnings = new HashMap<>(ends);
    beginnings.replaceAll((partition, end) -> 0L);
    consumer.updateBeginningOffsets(beginnings);
  }

  /** The in-memory consumer takes records of assigned partitions only. */
  private void onAssignment(Runnable task) {
    consumer.schedulePollTask(task);
  }

  private <V extends SpecificRecord> void write(
      Topic<?> topic, int partition, String key, V value) {
    @SuppressWarnings("unchecked") // A topic may hold what it should not; that is tested too.
    Serializer<V> serializer = values.serializer((Topic<V>) topic);
    writeBytes(topic, partition, key, serializer.serialize(topic.name(), value));
  }

  private void writeBytes(Topic<?> topic, int partition, String key, byte[] value) {
    TopicPartition place = new TopicPartition(topic.name(), partition);
    long offset = written.merge(place, 1L, Long::sum) - 1;
    consumer.addRecord(new ConsumerRecord<>(topic.name(), partition, offset, key, value));
  }
}
