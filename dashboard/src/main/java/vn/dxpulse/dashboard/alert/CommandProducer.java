package vn.dxpulse.dashboard.alert;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Writes commands to {@code dx.alert.command.v1}: idempotent, acknowledged by all in-sync replicas.
 *
 * <p>What Kafka does not take within two seconds is given up, so that nobody waits for it, and a
 * late command does not hit an alert that has changed since. One thread of its own sends, because
 * brokers and registry may block; it ends when there is nothing to send. Any thread.
 */
public final class CommandProducer implements CommandSink, AutoCloseable {

  private static final int MOST_WAITING = 64;
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final long IDLE_SECONDS = 10;

  private final Topic<AlertCommand> topic = new Topics(1).alertCommands();
  private final Producer<String, byte[]> producer;
  private final Serializer<AlertCommand> serializer;
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          CommandProducer::thread);

  /**
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public CommandProducer(Connection connection) {
    this(
        new KafkaProducer<>(
            properties(connection), new StringSerializer(), new ByteArraySerializer()),
        new AvroValues(connection));
  }

  CommandProducer(Producer<String, byte[]> producer, AvroValues values) {
    this.producer = producer;
    this.serializer = values.serializer(topic);
    sender.allowCoreThreadTimeOut(true);
  }

  @Override
  public CompletionStage<Void> send(AlertCommand command) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      sender.execute(() -> send(command, done));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  /** Gives up what is not sent within a second. */
  @Override
  public void close() {
    sender.shutdownNow();
    producer.close(CLOSE);
    serializer.close();
  }

  /** Key of a command: the alert's id, or {@code silence:ID}. */
  static String key(AlertCommand command) {
    return command.getAlert() == null ? "silence:" + command.getSilence() : command.getAlert();
  }

  // The callback takes the outcome; the future would tell the same.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(AlertCommand command, CompletableFuture<Void> done) {
    try {
      byte[] value = serializer.serialize(topic.name(), command);
      producer.send(
          new ProducerRecord<>(topic.name(), key(command), value),
          (metadata, failure) -> {
            if (failure == null) {
              done.complete(null);
            } else {
              done.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static Map<String, Object> properties(Connection connection) {
    return connection.clientProperties(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "dxpulse-dashboard-commands",
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.LINGER_MS_CONFIG, "0",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "2000"));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "dashboard-commands");
    thread.setDaemon(true);
    return thread;
  }
}
