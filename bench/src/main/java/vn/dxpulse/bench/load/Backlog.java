package vn.dxpulse.bench.load;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Puts generated transactions on their topic as fast as the broker takes them; 2 % out of order by
 * up to 90 s.
 *
 * @param times when they happened
 * @param registry units that they happen in
 * @param seed the same seed gives the same events
 */
public record Backlog(EventTimes times, UnitRegistry registry, long seed) {

  private static final double OUT_OF_ORDER_SHARE = 0.02;
  private static final int MAX_DELAY_MS = 90_000;

  /** Publishes {@code events} transactions and waits until every one is acknowledged. */
  public void publish(Connection connection, long events) {
    Topic<OnlineServiceTransactionCompleted> topic =
        TopicCreator.existing(connection).transactions();
    AtomicReference<Exception> failure = new AtomicReference<>();
    Serializer<OnlineServiceTransactionCompleted> values =
        new AvroValues(connection).serializer(topic);
    Transactions transactions = new Transactions(seed, registry);
    SplittableRandom delays = new SplittableRandom(~seed);
    try (KafkaProducer<String, OnlineServiceTransactionCompleted> producer =
        new KafkaProducer<>(settings(connection), new StringSerializer(), values)) {
      for (long i = 0; i < events; i++) {
        boolean delayed = delays.nextDouble() < OUT_OF_ORDER_SHARE;
        long eventTimeMs = times.at(i, events) - (delayed ? delays.nextInt(MAX_DELAY_MS) : 0);
        OnlineServiceTransactionCompleted event = transactions.next(eventTimeMs).event();
        // What becomes of it is told to the callback.
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(topic.name(), event.getProvinceCode(), event),
                (metadata, exception) -> note(exception, failure));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the load was not delivered", failure.get());
    }
  }

  private static Map<String, Object> settings(Connection connection) {
    return connection.clientProperties(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "none"));
  }

  private static void note(Exception exception, AtomicReference<Exception> failure) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    }
  }
}
