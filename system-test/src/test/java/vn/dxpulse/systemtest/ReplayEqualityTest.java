package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * One log replayed with {@code --clock event} by two applications: one with one thread and short
 * commits, stopped and started again on its way, the other with four threads and commits so long
 * that each spans weeks of the log. They end in the same rows, revisions, times of publication and
 * anomalies aside.
 *
 * <p>A failure is played again with {@code -Dreplay.seed=N}.
 */
@Tag("full")
class ReplayEqualityTest {

  private static final int PARTITIONS = 4;
  private static final int FACTS = 8_000;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final long seed =
      Optional.ofNullable(Long.getLong("replay.seed")).orElseGet(System::nanoTime);

  @TempDir private Path directory;

  @Test
  void endsInTheSameRowsHoweverTheLogIsRead() throws Exception {
    System.out.printf("replay.seed=%d%n", seed);
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS));
        Admin admin = Admin.create(stack.connection().clientProperties(Map.of()))) {
      keepTheTimesOfTheLog(admin, stack.topics());
      ReplayLog.write(stack, seed, FACTS);

      StreamsSettings.Tuning shortCommits =
          new StreamsSettings.Tuning(1, Duration.ofMillis(50), HORIZON);
      run(stack, admin, "stops", shortCommits, 3, Map.of());
      Rows first = Rows.read(stack, Map.of());
      forgetHandOvers(admin, stack.topics());
      Map<TopicPartition, Long> ends = ends(stack);
      run(
          stack,
          admin,
          "hurries",
          new StreamsSettings.Tuning(4, Duration.ofMillis(1_500), HORIZON),
          1,
          ends);
      Rows second = Rows.read(stack, ends);

      assertThat(first.current()).hasSizeGreaterThan(1_000);
      assertThat(first.history()).hasSizeGreaterThan(1_000);
      assertThat(Differences.between(first.ledger(), second.ledger()))
          .as("seed %d", seed)
          .isEmpty();
      assertThat(Differences.between(first.current(), second.current()))
          .as("seed %d", seed)
          .isEmpty();
      assertThat(Differences.between(first.history(), second.history()))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  private static final Duration HORIZON = Duration.ofDays(7);
  private static final RollupOracle SUMS = new RollupOracle(RegistryLine.shipped());

  /** On a topic of facts the broker says when a record arrives; the log of this test is older. */
  private static void keepTheTimesOfTheLog(Admin admin, Topics topics) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic<?> topic : facts(topics)) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          List.of(
              new AlterConfigOp(
                  new ConfigEntry("message.timestamp.type", "CreateTime"),
                  AlterConfigOp.OpType.SET)));
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  /** Reads the whole log, in {@code starts} starts; its rows begin at {@code from}. */
  private void run(
      EmbeddedStack stack,
      Admin admin,
      String id,
      StreamsSettings.Tuning tuning,
      int starts,
      Map<TopicPartition, Long> from) {
    for (int start = 1; start <= starts; start++) {
      long enough = (long) FACTS * start / starts;
      try (StreamsApplication streams = application(stack, id, tuning)) {
        streams.start();
        await(id + " has read " + enough)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> {
                  assertThat(streams.failure()).isEmpty();
                  return enough == FACTS
                      ? isCaughtUp(stack, admin, id) && isSummedUp(stack, from)
                      : factsCommitted(committed(admin, id), stack.topics()) >= enough;
                });
      }
    }
  }

  private StreamsApplication application(
      EmbeddedStack stack, String id, StreamsSettings.Tuning tuning) {
    return new StreamsApplication(
        new StreamsSettings(
            stack.connection(),
            id,
            UnitRegistryFile.vietnam(),
            KpiCatalogue.shipped(),
            directory.resolve(id),
            tuning,
            TimeSource.EVENT));
  }

  /** True if everything is committed that is on the topics that it reads. */
  private static boolean isCaughtUp(EmbeddedStack stack, Admin admin, String id) throws Exception {
    if (factsCommitted(committed(admin, id), stack.topics()) < FACTS) {
      return false;
    }
    Map<TopicPartition, Long> before = nextOffsets(stack);
    Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, id);
    // What is handed over comes with the commit of what it was made of: if nothing new has, all
    // of it was committed.
    return before.equals(nextOffsets(stack))
        && before.entrySet().stream()
            .allMatch(
                next ->
                    committed.containsKey(next.getKey())
                        && committed.get(next.getKey()).offset() >= next.getValue());
  }

  /** T stands still where nothing arrives, so the sums come to say what their parts say. */
  private static boolean isSummedUp(EmbeddedStack stack, Map<TopicPartition, Long> from) {
    RowTable table = RowTable.read(stack.connection(), stack.topics(), from);
    return SUMS.differences(table, window -> true).isEmpty();
  }

  private static long factsCommitted(
      Map<TopicPartition, OffsetAndMetadata> committed, Topics topics) {
    List<String> names = facts(topics).stream().map(Topic::name).toList();
    return committed.entrySet().stream()
        .filter(offset -> names.contains(offset.getKey().topic()))
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String id)
      throws Exception {
    return admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata().get();
  }

  /** After the last record of each partition of facts and hand-overs that has any. */
  private static Map<TopicPartition, Long> nextOffsets(EmbeddedStack stack) {
    Map<TopicPartition, Long> next = new HashMap<>();
    Stream.concat(facts(stack.topics()).stream(), handOvers(stack.topics()).stream())
        .flatMap(topic -> TopicContent.readBytes(stack.connection(), topic).stream())
        .forEach(
            record ->
                next.merge(
                    new TopicPartition(record.topic(), record.partition()),
                    record.offset() + 1,
                    Math::max));
    return next;
  }

  /** What a reset does with them: the next replay makes its own. */
  private static void forgetHandOvers(Admin admin, Topics topics) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (Topic<?> topic : handOvers(topics)) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        all.put(new TopicPartition(topic.name(), partition), RecordsToDelete.beforeOffset(-1));
      }
    }
    admin.deleteRecords(all).all().get();
  }

  private static Map<TopicPartition, Long> ends(EmbeddedStack stack) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    Topics topics = stack.topics();
    for (Topic<?> topic : List.of(topics.kpiCurrent(), topics.kpiHistory(), topics.ledger())) {
      TopicContent.readBytes(stack.connection(), topic)
          .forEach(
              row ->
                  ends.merge(
                      new TopicPartition(row.topic(), row.partition()),
                      row.offset() + 1,
                      Math::max));
    }
    return ends;
  }

  private static List<Topic<?>> facts(Topics topics) {
    return List.copyOf(topics.accounted());
  }

  private static List<Topic<?>> handOvers(Topics topics) {
    return List.of(
        topics.enterpriseStock(),
        topics.rekeyedFacts(),
        topics.rekeyedEnterpriseFacts(),
        topics.factOutcomes(),
        topics.enterpriseFactOutcomes());
  }

  /** The newest row of each key, without what may differ. */
  private record Rows(
      Map<String, String> current, Map<String, String> history, Map<String, String> ledger) {

    /** Rows from {@code offsets} on. */
    static Rows read(EmbeddedStack stack, Map<TopicPartition, Long> offsets) {
      Map<String, String> current =
          newest(stack, stack.topics().kpiCurrent(), offsets, Rows::withoutTimes);
      current.keySet().removeIf(key -> key.startsWith("heartbeat|"));
      return new Rows(
          current,
          newest(stack, stack.topics().kpiHistory(), offsets, Rows::withoutTimes),
          newest(stack, stack.topics().ledger(), offsets, Rows::withoutAnomalies));
    }

    private static <V extends SpecificRecord> Map<String, String> newest(
        EmbeddedStack stack,
        Topic<V> topic,
        Map<TopicPartition, Long> offsets,
        Function<V, String> text) {
      Map<String, String> rows = new TreeMap<>();
      TopicContent.read(stack.connection(), topic).stream()
          .filter(
              row ->
                  row.offset()
                      >= offsets.getOrDefault(new TopicPartition(row.topic(), row.partition()), 0L))
          .forEach(row -> rows.put(row.key(), text.apply(row.value())));
      return rows;
    }

    // What was known of an enterprise when a stray of it came depends on how long that travelled.
    private static String withoutAnomalies(LedgerRow row) {
      return LedgerRow.newBuilder(row).setAnomalous(0).build().toString();
    }

    private static String withoutTimes(KpiCurrent row) {
      return KpiCurrent.newBuilder(row).setRevision(0).setAsOf(Instant.EPOCH).build().toString();
    }

    private static String withoutTimes(KpiHistory row) {
      return KpiHistory.newBuilder(row).setRevision(0).setAsOf(Instant.EPOCH).build().toString();
    }
  }
}
