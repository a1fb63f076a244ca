package vn.dxpulse.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * The product as users run it. Done when the committed rows, read apart, say that every event is
 * counted; the clock starts when the application runs.
 */
final class StreamsPart {

  private static final String COUNTED = "|transactions_completed|all";

  private static final long LOOK_NANOS = 1_000_000;

  private final ContenderRun run;
  private final Duration duplicateHorizon;

  /**
   * Reads what {@code run} names.
   *
   * @param duplicateHorizon for how long ids are remembered; zero: not at all
   */
  StreamsPart(ContenderRun run, Duration duplicateHorizon) {
    this.run = run;
    this.duplicateHorizon = duplicateHorizon;
  }

  long readAll() {
    StreamsSettings settings =
        new StreamsSettings(
            run.connection(),
            "bench-" + run.directory().getFileName(),
            UnitRegistryFile.vietnam(),
            KpiCatalogue.shipped(),
            run.directory(),
            new StreamsSettings.Tuning(
                run.threads(), Duration.ofMillis(run.commitIntervalMs()), duplicateHorizon),
            TimeSource.WALL);
    Topics topics = TopicCreator.existing(run.connection());
    try (KafkaConsumer<String, KpiCurrent> rows = rows(topics.kpiCurrent());
        StreamsApplication streams = new StreamsApplication(settings)) {
      streams.start();
      while (!streams.isRunning()) {
        failIfStopped(streams);
        LockSupport.parkNanos(LOOK_NANOS);
      }
      long started = System.nanoTime();
      Map<String, Long> counted = new HashMap<>();
      while (counted.values().stream().mapToLong(Long::longValue).sum() < run.events()) {
        failIfStopped(streams);
        for (ConsumerRecord<String, KpiCurrent> row : rows.poll(Duration.ofMillis(50))) {
          if (row.key().endsWith(COUNTED)) {
            counted.put(row.key(), row.value().getNumerator());
          }
        }
      }
      return System.nanoTime() - started;
    }
  }

  private static void failIfStopped(StreamsApplication streams) {
    streams
        .failure()
        .ifPresent(
            cause -> {
              throw new IllegalStateException("the streams part has stopped", cause);
            });
  }

  private KafkaConsumer<String, KpiCurrent> rows(Topic<KpiCurrent> topic) {
    KafkaConsumer<String, KpiCurrent> consumer =
        new KafkaConsumer<>(
            run.connection()
                .clientProperties(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
            new StringDeserializer(),
            new AvroValues(run.connection()).deserializer(topic));
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
