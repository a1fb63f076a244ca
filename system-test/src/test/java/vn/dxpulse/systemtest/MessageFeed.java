package vn.dxpulse.systemtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.systemtest.Message.Garbage;

/**
 * Sends messages steadily, by two producers in turn. Each carries its number, so that it is known
 * again when it is read.
 */
final class MessageFeed implements AutoCloseable {

  /** Header with the number of the message, in four bytes. */
  static final String NUMBER = "number";

  private static final long TICK_MS = 10;

  /** Magic byte, schema id and the length of the event id: what {@link Garbage#CUT_OFF} leaves. */
  private static final int CUT_AT = 6;

  private static final byte[] STRANGE_SCHEMA = {0, 0, 15, 66, 63, 1, 2, 3};

  private static final byte[] TEXT = "{\"event_id\":1}".getBytes(StandardCharsets.UTF_8);

  private final Topics topics;
  private final MessageMix mix;
  private final List<KafkaProducer<byte[], byte[]>> producers;
  private final Map<FactKind, Function<SpecificRecord, byte[]>> coders =
      new EnumMap<>(FactKind.class);
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  // Pace thread only, until a stretch is complete.
  private final List<Message> sent = new ArrayList<>();
  private final Map<FactKind, byte[]> lastValues = new EnumMap<>(FactKind.class);

  MessageFeed(Connection connection, Topics topics, MessageMix mix) {
    this.topics = topics;
    this.mix = mix;
    AvroValues avro = new AvroValues(connection);
    for (FactKind kind : FactKind.values()) {
      coders.put(kind, coder(avro, kind.topic(topics)));
    }
    this.producers = List.of(producer(connection), producer(connection));
  }

  /**
   * Begins to send.
   *
   * @param isSettled true if the application has counted all messages so far
   * @return completes when the broker has all of them
   */
  CompletableFuture<Void> send(int messages, double perSecond, boolean isSettled) {
    mix.beginStretch(isSettled);
    CompletableFuture<Void> done = new CompletableFuture<>();
    Stretch stretch = new Stretch(messages, (int) Math.max(1, perSecond * TICK_MS / 1_000), done);
    ScheduledFuture<?> ticks = pace.scheduleAtFixedRate(stretch, 0, TICK_MS, TimeUnit.MILLISECONDS);
    return done.whenComplete((nothing, failure) -> ticks.cancel(false));
  }

  /** All messages sent, by number. */
  List<Message> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producers.forEach(KafkaProducer::close);
  }

  // Failures show when the messages are read again.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void sendNext() {
    Message message = mix.next(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    int number = sent.size();
    sent.add(message);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            message.kind().topic(topics).name(),
            message.route().partition(),
            message.route().key().map(key -> key.getBytes(StandardCharsets.UTF_8)).orElse(null),
            value(message));
    record.headers().add(NUMBER, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    producers.get(number % producers.size()).send(record);
  }

  private byte[] value(Message message) {
    Optional<SentFact> fact = message.content().fact();
    if (fact.isEmpty()) {
      return bytes(message.content().garbage().orElseThrow(), message.kind());
    }
    byte[] value = coders.get(message.kind()).apply(fact.get().avro());
    lastValues.put(message.kind(), value);
    return value;
  }

  private byte[] bytes(Garbage garbage, FactKind kind) {
    return switch (garbage) {
      case NOTHING -> null;
      case TEXT -> TEXT.clone();
      case CUT_OFF -> Arrays.copyOf(lastValues.getOrDefault(kind, TEXT), CUT_AT);
      case STRANGE_SCHEMA -> STRANGE_SCHEMA.clone();
    };
  }

  private static <V extends SpecificRecord> Function<SpecificRecord, byte[]> coder(
      AvroValues avro, Topic<V> topic) {
    Serializer<V> serializer = avro.serializer(topic);
    return fact -> serializer.serialize(topic.name(), topic.valueType().cast(fact));
  }

  private static KafkaProducer<byte[], byte[]> producer(Connection connection) {
    Map<String, Object> properties =
        connection.clientProperties(Map.of("acks", "all", "linger.ms", TICK_MS));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Some messages at each tick, until all are sent. */
  private final class Stretch implements Runnable {
    private final int perTick;
    private final CompletableFuture<Void> done;
    private int left;

    Stretch(int messages, int perTick, CompletableFuture<Void> done) {
      this.left = messages;
      this.perTick = perTick;
      this.done = done;
    }

    @Override
    public void run() {
      try {
        for (int i = 0; i < perTick && left > 0; i++, left--) {
          sendNext();
        }
        if (left == 0) {
          producers.forEach(KafkaProducer::flush);
          done.complete(null);
        }
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    }
  }
}
