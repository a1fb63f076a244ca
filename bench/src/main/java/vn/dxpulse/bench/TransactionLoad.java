package vn.dxpulse.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
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
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * Puts generated transactions on the topic: six hours of event time up to now, provinces weighted
 * by population (the largest sends 12 %), 2 % out of order by up to 90 s. The same seed gives the
 * same events relative to the end of the six hours.
 */
final class TransactionLoad {

  private static final Duration SPAN = Duration.ofHours(6);
  private static final double OUT_OF_ORDER_SHARE = 0.02;
  private static final int MAX_DELAY_MS = 90_000;
  private static final int PROCEDURES = 2_000;

  private final long seed;
  private final Instant end;
  private final List<Unit> units;
  private final long[] cumulativePopulation;

  TransactionLoad(long seed, Instant end) {
    this.seed = seed;
    this.end = end;
    this.units =
        UnitRegistryFile.vietnam().units().stream()
            .filter(unit -> unit.validity().contains(end.toEpochMilli()))
            .toList();
    this.cumulativePopulation = new long[units.size()];
    long sum = 0;
    for (int i = 0; i < units.size(); i++) {
      sum += units.get(i).population().inhabitants().orElseThrow();
      cumulativePopulation[i] = sum;
    }
  }

  /** Publishes {@code events} transactions and waits until every one is acknowledged. */
  void publish(Connection connection, Topics topics, long events) {
    Topic<OnlineServiceTransactionCompleted> topic = topics.transactions();
    Map<String, Object> settings =
        connection.clientProperties(
            Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "none"));
    AtomicReference<Exception> failure = new AtomicReference<>();
    Serializer<OnlineServiceTransactionCompleted> values =
        new AvroValues(connection).serializer(topic);
    SplittableRandom random = new SplittableRandom(seed);
    try (KafkaProducer<String, OnlineServiceTransactionCompleted> producer =
        new KafkaProducer<>(settings, new StringSerializer(), values)) {
      for (long i = 0; i < events; i++) {
        OnlineServiceTransactionCompleted event = event(random, i, events);
        ProducerRecord<String, OnlineServiceTransactionCompleted> record =
            new ProducerRecord<>(topic.name(), event.getProvinceCode(), event);
        // What becomes of it is told to the callback.
        Future<RecordMetadata> unused =
            producer.send(record, (metadata, exception) -> note(exception, failure));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the load was not delivered", failure.get());
    }
  }

  private static void note(Exception exception, AtomicReference<Exception> failure) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    }
  }

  private OnlineServiceTransactionCompleted event(SplittableRandom random, long i, long events) {
    long inOrder = end.toEpochMilli() - SPAN.toMillis() + i * SPAN.toMillis() / events;
    boolean delayed = random.nextDouble() < OUT_OF_ORDER_SHARE;
    Instant completed =
        Instant.ofEpochMilli(inOrder - (delayed ? random.nextInt(MAX_DELAY_MS) : 0));
    boolean online = random.nextInt(100) < 60;
    boolean hasFee = random.nextInt(100) < 40;
    boolean hasDueDate = random.nextInt(100) < 90;
    return OnlineServiceTransactionCompleted.newBuilder()
        .setEventId(new UUID(random.nextLong(), random.nextLong()).toString())
        .setEventTime(completed)
        .setProvinceCode(units.get(unit(random)).code())
        .setServiceCode("1." + (100_000 + random.nextInt(PROCEDURES)))
        .setSubmittedAt(completed.minusSeconds(60 + random.nextInt(20 * 86_400)))
        .setDueAt(hasDueDate ? completed.plusSeconds(random.nextInt(864_000) - 86_400) : null)
        .setChannel(online ? "ONLINE" : "COUNTER")
        .setHandling(online && random.nextBoolean() ? "FULL_PROCESS" : "PARTIAL")
        .setFeeVnd(hasFee ? 1_000L * (10 + random.nextInt(500)) : 0)
        .setPaidOnline(hasFee && online)
        .setSimulated(true)
        .build();
  }

  private int unit(SplittableRandom random) {
    long at = random.nextLong(cumulativePopulation[cumulativePopulation.length - 1]);
    int unit = 0;
    while (cumulativePopulation[unit] <= at) {
      unit++;
    }
    return unit;
  }
}
