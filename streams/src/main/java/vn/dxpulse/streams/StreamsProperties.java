package vn.dxpulse.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.batch.BatchingInterceptor;
import vn.dxpulse.streams.topology.TimeSource;

/** Kafka Streams' properties, in one order: ours, then the user's connection overrides. */
final class StreamsProperties {

  /** Deprecated as Kafka 5 will do so without being told; until then its absence is warned of. */
  @SuppressWarnings("deprecation")
  private final StreamsSettings settings;

  private final Topics topics;

  StreamsProperties(StreamsSettings settings, Topics topics) {
    this.settings = settings;
    this.topics = topics;
  }

  Properties build() {
    Map<String, Object> ours = new HashMap<>();
    ours.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    ours.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    ours.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    ours.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.tuning().threads());
    ours.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.tuning().commitInterval().toMillis());
    // -1 takes the broker's default: 1 on one machine, 3 in a cluster.
    ours.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    ours.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // Bad records are rejected by our processors; what still fails is a bug and must stop.
    ours.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailExceptionHandler.class);
    ours.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailProcessingExceptionHandler.class);
    addConsumer(ours);
    addBatches(ours);
    addProducer(ours);
    Properties properties = new Properties();
    properties.putAll(settings.connection().clientProperties(ours));
    return properties;
  }

  private void addConsumer(Map<String, Object> ours) {
    // Our counts do not depend on the order between topics, so a task need not wait for all of
    // them.
    // Waiting also costs: with one topic of three in use, Kafka Streams 4.3.1 spends 44 % of the
    // time on messages, per record, that it then does not log.
    // In a replay it must wait: T must not run ahead of a topic that lags behind, or an event out
    // of
    // order finds its hour closed for good.
    ours.put(
        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
        settings.timeSource() == TimeSource.EVENT ? 0 : StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // Big polls and buffers: catching up costs bookkeeping per poll, not per record.
    ours.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    // Of these most are batches; what is buffered is also what the processor's caches must hold.
    ours.put(
        StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
        settings.timeSource() == TimeSource.EVENT ? 5_000 : 50);
    // A killed instance is given up after 6 s.
    ours.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    ours.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
  }

  private void addBatches(Map<String, Object> ours) {
    ours.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        BatchingInterceptor.class.getName());
    ours.put(
        StreamsConfig.mainConsumerPrefix(BatchingInterceptor.TOPICS),
        topics.accounted().stream().map(Topic::name).collect(Collectors.joining(",")));
    // In a replay the order between topics is kept, which is that of the first records of batches.
    ours.put(
        StreamsConfig.mainConsumerPrefix(BatchingInterceptor.MAX_RECORDS),
        settings.timeSource() == TimeSource.EVENT ? 1 : 1_000);
  }

  private static void addProducer(Map<String, Object> ours) {
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    // The first batch of a transaction may come before the broker has ended the one before it, and
    // be sent again: with the default back-off of 100 ms that is a commit late.
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
    // Dead letters, hand-overs, rows and changelogs may hold the largest fact and more. That the
    // batch may be compressed does not help: the producer's limit is on what it is before.
    ours.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_WRAPPED_BYTES);
    ours.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        String.valueOf(Topics.MAX_WRAPPED_BYTES));
    // A commit sends its rows and cells in one go; every batch costs a compressor's buffers.
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    // A transaction left open by a killed instance blocks read_committed readers until it expires.
    ours.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
  }
}
