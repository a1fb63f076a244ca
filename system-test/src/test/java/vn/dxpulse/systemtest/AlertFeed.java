package vn.dxpulse.systemtest;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.dashboard.alert.TransitionState;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/** Writes rows of alerts as the streams application does: in transactions. */
final class AlertFeed implements AutoCloseable {

  static final String TARGET = "TN-DIGI-ENT-2025";
  static final String ALERT = "slipping|" + TARGET;

  private final Topics topics = new Topics(1);
  private final AvroValues values;
  private final KafkaProducer<String, byte[]> producer;

  AlertFeed(Connection connection) {
    values = new AvroValues(connection);
    producer =
        new KafkaProducer<>(
            connection.clientProperties(Map.of("transactional.id", "alert-feed")),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** A transition of the one alert, at {@code at}, with the state it leads to. */
  static AlertTransition.Builder transition(String id, String state, Instant at) {
    return AlertTransition.newBuilder()
        .setTransition(id)
        .setFromState("PENDING")
        .setCause("HOLD")
        .setAlert(ALERT)
        .setRule("slipping")
        .setKind("target")
        .setSubject(TARGET)
        .setUnit("19@2025-07-01")
        .setKpi("digital_enterprises")
        .setSeverity("warning")
        .setState(state)
        .setEpisode(1)
        .setLevel(0)
        .setFlapping(false)
        .setSince(at)
        .setStartedAt(at.minusSeconds(60))
        .setFiredAt(at)
        .setSummaryVi("Thái Nguyên có 520 doanh nghiệp số, cần 640 vào lúc này")
        .setSummaryEn("Thai Nguyen has 520 digital enterprises, 640 expected by now")
        .setLink("/?target=" + TARGET)
        .setNotify(true)
        .setSimulated(false)
        .setInputRevision(1)
        .setAt(at)
        .setRevision(1);
  }

  /** Writes a transition and the row of the alert after it. */
  void happens(AlertTransition transition) {
    write(
        topics.alertLog(),
        ALERT,
        transition,
        topics.alertStates(),
        TransitionState.after(transition));
  }

  /** Writes two rows at once, under the same key. */
  <A extends SpecificRecord, B extends SpecificRecord> void write(
      Topic<A> first, String key, A row, Topic<B> second, B other) {
    producer.beginTransaction();
    send(first, key, row);
    send(second, key, other);
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }

  private <V extends SpecificRecord> void send(Topic<V> topic, String key, V row) {
    try (Serializer<V> serializer = values.serializer(topic)) {
      producer
          .send(new ProducerRecord<>(topic.name(), key, serializer.serialize(topic.name(), row)))
          .get();
    } catch (ExecutionException e) {
      throw new AssertionError("not written to " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
