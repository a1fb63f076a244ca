package vn.dxpulse.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.decode.RegistrySchemas;
import vn.dxpulse.streams.topology.PipelineTopology;

/**
 * Runs the topology from start to stop. The topics must exist: their number of partitions is read
 * from the broker. {@link #start} publishes the reference topics first. Thread-safe.
 */
public final class StreamsApplication implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int REMEMBERED_SCHEMAS = 1_000;

  private final StreamsSettings settings;
  private final AtomicReference<Optional<Throwable>> failure =
      new AtomicReference<>(Optional.empty());
  private final RestoreClock restores = new RestoreClock(System::nanoTime);
  private Optional<Running> running = Optional.empty();

  public StreamsApplication(StreamsSettings settings) {
    this.settings = settings;
  }

  /**
   * Publishes the reference topics and starts the stream threads; returns before they run.
   *
   * @throws TopicCreator.MissingTopic if the topics do not exist
   * @throws IllegalStateException if Kafka does not answer
   */
  public synchronized void start() {
    if (running.isPresent()) {
      throw new IllegalStateException("already started");
    }
    Topics topics = TopicCreator.existing(settings.connection());
    new ReferencePublisher(settings.connection(), topics)
        .publish(settings.registry(), settings.catalogue());
    running = Optional.of(start(topics));
  }

  private Running start(Topics topics) {
    Connection connection = settings.connection();
    SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(
            connection.registryUrl(), REMEMBERED_SCHEMAS, connection.registryProperties());
    Properties properties = new StreamsProperties(settings, topics).build();
    PipelineTopology pipeline =
        new PipelineTopology(
            topics,
            new AvroValues(connection),
            new PipelineTopology.Inputs(
                settings.catalogue(),
                settings.registry(),
                new RegistrySchemas(registry),
                settings.alertRules(),
                settings.timeSource(),
                settings.idMemory(),
                settings.tuning().rollups()));
    KafkaStreams streams = new KafkaStreams(pipeline.build(properties), properties);
    streams.setUncaughtExceptionHandler(this::fail);
    streams.setStateListener(this::changed);
    streams.setGlobalStateRestoreListener(restores);
    streams.start();
    return new Running(streams, registry);
  }

  /** True while every thread runs, with its state restored. */
  public synchronized boolean isRunning() {
    return running.filter(r -> r.streams().state() == KafkaStreams.State.RUNNING).isPresent();
  }

  /** What came back from the changelogs since the start. */
  public Restoration restoration() {
    return restores.done();
  }

  /** What stopped the application, if it stopped by itself. */
  public Optional<Throwable> failure() {
    return failure.get();
  }

  @Override
  public synchronized void close() {
    running.ifPresent(Running::close);
    running = Optional.empty();
  }

  private StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse fail(Throwable cause) {
    failure.compareAndSet(Optional.empty(), Optional.of(cause));
    return SHUTDOWN_CLIENT;
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.RUNNING) {
      Restoration restored = restores.done();
      LOG.info("restored {} records in {} ms", restored.records(), restored.time().toMillis());
    }
    LOG.info("streams: {}", now.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (now == KafkaStreams.State.ERROR) {
      fail(new IllegalStateException("Kafka Streams has stopped"));
    }
  }

  private record Running(KafkaStreams streams, SchemaRegistryClient registry) {
    void close() {
      // Leaving the group at once spares the others the session timeout.
      streams.close(
          CloseOptions.timeout(CLOSE_TIMEOUT)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      try {
        registry.close();
      } catch (IOException e) {
        LOG.warn("closing the registry client", e);
      }
    }
  }
}
