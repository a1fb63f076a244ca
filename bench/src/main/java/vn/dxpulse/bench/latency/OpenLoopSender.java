package vn.dxpulse.bench.latency;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.bench.load.Transactions;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;

/**
 * Sends events when they are due, not when the last one is through: an event that had to wait its
 * turn is as late as a user would find it. Producer settings are those of the product.
 */
final class OpenLoopSender implements Callable<SentEvents> {

  private final Connection connection;
  private final Schedule schedule;
  private final Transactions transactions;
  private final SentEvents sent;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  OpenLoopSender(Connection connection, Schedule schedule, Transactions transactions) {
    this.connection = connection;
    this.schedule = schedule;
    this.transactions = transactions;
    this.sent = new SentEvents(schedule.events());
  }

  /** Sends everything; returns when all is acknowledged. */
  @Override
  public SentEvents call() {
    Topic<OnlineServiceTransactionCompleted> topic =
        TopicCreator.existing(connection).transactions();
    Serializer<OnlineServiceTransactionCompleted> values =
        new AvroValues(connection).serializer(topic);
    try (KafkaProducer<String, OnlineServiceTransactionCompleted> producer =
        new KafkaProducer<>(settings(), new StringSerializer(), values)) {
      // Metadata are fetched once, before the clock runs.
      int unused = producer.partitionsFor(topic.name()).size();
      long started = System.nanoTime();
      for (int i = 0; i < schedule.events(); i++) {
        long due = started + schedule.dueNanos(i);
        awaitNanos(due);
        send(producer, topic, i, due);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not delivered", failure.get());
    }
    return sent;
  }

  private void send(
      KafkaProducer<String, OnlineServiceTransactionCompleted> producer,
      Topic<OnlineServiceTransactionCompleted> topic,
      int i,
      long due) {
    long called = System.nanoTime();
    Transactions.Transaction next = transactions.next(System.currentTimeMillis());
    sent.sent(i, next.unit().id().toString(), due, called);
    // What becomes of it is told to the callback.
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic.name(), next.unit().code(), next.event()), noting(i));
  }

  private Callback noting(int i) {
    return (metadata, exception) -> {
      if (exception == null) {
        sent.appended(i, metadata.timestamp());
      } else {
        failure.compareAndSet(null, exception);
      }
    };
  }

  private static void awaitNanos(long due) {
    long wait;
    while ((wait = due - System.nanoTime()) > 0) {
      LockSupport.parkNanos(wait);
    }
  }

  private Map<String, Object> settings() {
    return connection.clientProperties(
        Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"));
  }
}
