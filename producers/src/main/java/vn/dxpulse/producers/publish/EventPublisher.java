package vn.dxpulse.producers.publish;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Sends facts to Kafka: idempotent, acknowledged by all in-sync replicas, LZ4, partitioned by key
 * as Kafka's Java producer does; listings of services by the province in theirs.
 *
 * <p>Delivery is asynchronous. The first failure ends the publisher: every later {@link #publish},
 * {@link #flush} and {@link #close} throws {@link PublishFailed} naming that first event, because
 * facts sent after it could overtake it.
 *
 * <p>Safe for several threads; facts of one key keep their order only if one thread publishes them.
 */
public final class EventPublisher implements FactSink, AutoCloseable {

  // Kafka's own default, stated because close() waits no longer than this.
  private static final String DELIVERY_TIMEOUT_MS = "120000";

  private final Producer<String, byte[]> producer;
  private final FactEncoder encoder;
  private final Duration closeTimeout;
  private final AtomicReference<PublishFailed> firstFailure = new AtomicReference<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param topics every topic, with the number of partitions that the brokers have
   * @param source who emits the events, as CloudEvents {@code source}
   */
  public EventPublisher(Connection connection, Topics topics, URI source) {
    this(properties(connection), new FactEncoder(new AvroValues(connection), topics, source));
  }

  private EventPublisher(Map<String, Object> properties, FactEncoder encoder) {
    this(
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()),
        encoder,
        Duration.ofMillis(
            Long.parseLong(properties.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG).toString())));
  }

  EventPublisher(Producer<String, byte[]> producer, FactEncoder encoder, Duration closeTimeout) {
    this.producer = producer;
    this.encoder = encoder;
    this.closeTimeout = closeTimeout;
  }

  // The callback takes the outcome; the future would tell the same.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public void publish(Fact<?> fact) {
    throwIfFailed();
    try {
      producer.send(
          encode(fact),
          (metadata, exception) -> {
            if (exception == null) {
              acknowledged.incrementAndGet();
            } else {
              fail(fact, exception);
            }
          });
    } catch (KafkaException e) {
      fail(fact, e);
      throwIfFailed();
    }
  }

  @Override
  public void flush() {
    producer.flush();
    throwIfFailed();
  }

  /** Number of facts that the brokers have acknowledged. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /**
   * Waits for outstanding facts, at most the delivery timeout, and frees all resources. A second
   * call does nothing.
   *
   * @throws PublishFailed if any fact was not delivered
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      producer.close(closeTimeout);
    } finally {
      synchronized (encoder) {
        encoder.close();
      }
    }
    throwIfFailed();
  }

  static Map<String, Object> properties(Connection connection) {
    return connection.clientProperties(
        Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS));
  }

  private ProducerRecord<String, byte[]> encode(Fact<?> fact) {
    // Serializers are for one thread at a time.
    synchronized (encoder) {
      return encoder.encode(fact);
    }
  }

  private void fail(Fact<?> fact, Exception cause) {
    firstFailure.compareAndSet(
        null, new PublishFailed(encoder.topicName(fact), fact.key(), fact.eventId(), cause));
  }

  private void throwIfFailed() {
    PublishFailed failure = firstFailure.get();
    if (failure != null) {
      throw failure.again();
    }
  }
}
