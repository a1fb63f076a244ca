package vn.dxpulse.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.streams.topology.Recount;

/** Finds how far back the facts of KPIs can be read. For one thread. */
final class LogReach {

  private static final Duration POLL = Duration.ofSeconds(5);

  private final Connection connection;
  private final Map<TopicPartition, OffsetAndMetadata> committed;

  LogReach(Connection connection, Map<TopicPartition, OffsetAndMetadata> committed) {
    this.connection = connection;
    this.committed = committed;
  }

  /** What can be filled of {@code gaps}. */
  KpiReplayPlan plan(List<Recount.Gap> gaps) {
    Map<String, Topic<?>> topics = new HashMap<>();
    gaps.forEach(gap -> topics.put(gap.topic().name(), gap.topic()));
    List<KpiReplayPlan.Source> sources = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = CommittedReader.consumer(connection)) {
      for (Topic<?> topic : topics.values()) {
        KpiReplayPlan.Source source = source(topic, consumer);
        if (gaps.stream().anyMatch(gap -> gap.topic().equals(topic) && source.reachesBefore(gap))) {
          sources.add(source);
        }
      }
    }
    return new KpiReplayPlan(gaps, sources);
  }

  private KpiReplayPlan.Source source(Topic<?> topic, KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends =
        partitions.stream()
            .collect(Collectors.toMap(partition -> partition, this::committedOffset));
    return new KpiReplayPlan.Source(topic, reach(beginnings, consumer), beginnings, ends);
  }

  private long committedOffset(TopicPartition partition) {
    return Optional.ofNullable(committed.get(partition)).map(OffsetAndMetadata::offset).orElse(0L);
  }

  /** The latest first arrival among the partitions whose first records have been deleted. */
  private static Optional<Instant> reach(
      Map<TopicPartition, Long> beginnings, KafkaConsumer<byte[], byte[]> consumer) {
    return beginnings.entrySet().stream()
        .filter(beginning -> beginning.getValue() > 0)
        .map(beginning -> firstArrival(beginning.getKey(), consumer))
        .max(Instant::compareTo);
  }

  private static Instant firstArrival(
      TopicPartition partition, KafkaConsumer<byte[], byte[]> consumer) {
    Collection<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    consumer.seekToBeginning(one);
    long end = consumer.endOffsets(one).get(partition);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return Instant.ofEpochMilli(record.timestamp());
      }
    }
    return Instant.MAX; // everything has been deleted: nothing before now can be counted
  }
}
