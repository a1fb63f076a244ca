package vn.dxpulse.dashboard.rows;

import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.schemas.connect.Outage;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Decodes records of some topics into the store that they belong to. A record that cannot be
 * decoded is counted and skipped; a tombstone removes its key. Reader thread only, but for the
 * counter.
 */
public final class RowIntake implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RowIntake.class);

  private final Map<String, Target<?>> targets;
  private final AtomicLong undecodable = new AtomicLong();

  private RowIntake(List<Target<?>> targets) {
    this.targets =
        targets.stream().collect(Collectors.toUnmodifiableMap(Target::topic, target -> target));
  }

  /** Takes units, KPI catalogue, KPI rows and ledger into {@code store}. */
  static RowIntake ofRows(RowStore store, AvroValues values, Topics topics) {
    return new RowIntake(
        List.of(
            Target.of(topics.provinces(), values, store::put, store::removeUnit),
            Target.of(topics.kpis(), values, store::put, store::removeKpi),
            Target.of(
                topics.kpiCurrent(), values, store::put, key -> store.removeRow(RowKey.parse(key))),
            Target.of(topics.ledger(), values, store.ledger()::put, store.ledger()::remove)));
  }

  /** Takes closed hours and days into {@code history}. */
  static RowIntake ofHistory(HistoryStore history, AvroValues values, Topics topics) {
    return new RowIntake(
        List.of(Target.of(topics.kpiHistory(), values, history::put, history::remove)));
  }

  /** Takes targets, alerts and what happens to them into {@code alerts}. */
  static RowIntake ofAlerts(AlertStore alerts, AvroValues values, Topics topics) {
    return new RowIntake(
        List.of(
            Target.of(topics.targets(), values, alerts.targets()::put, alerts.targets()::remove),
            Target.of(
                topics.targetStatus(), values, alerts.statuses()::put, alerts.statuses()::remove),
            Target.of(topics.alertStates(), values, alerts.alerts()::put, alerts.alerts()::remove),
            Target.of(
                topics.alertSilences(), values, alerts.silences()::put, alerts.silences()::remove),
            Target.of(topics.alertLog(), values, alerts.log()::put, RowIntake::nothingToForget),
            Target.of(topics.alertAnswers(), values, alerts::put, RowIntake::nothingToForget)));
  }

  /** Takes the newest states of alerts into {@code alerts}. */
  static RowIntake ofStates(AlertStore alerts, AvroValues values, Topics topics) {
    return new RowIntake(
        List.of(
            Target.of(
                topics.alertStates(), values, alerts.alerts()::put, alerts.alerts()::remove)));
  }

  /** Gives each transition of alerts to {@code sink}. */
  public static RowIntake ofTransitions(
      Consumer<AlertTransition> sink, AvroValues values, Topics topics) {
    return new RowIntake(
        List.of(Target.of(topics.alertLog(), values, sink, RowIntake::nothingToForget)));
  }

  // Topics that are not compacted have no tombstones with a meaning.
  private static void nothingToForget(String key) {}

  /** Names of the topics that it takes records of. Any thread. */
  Set<String> topics() {
    return targets.keySet();
  }

  /** Records skipped so far because they could not be decoded. Any thread. */
  long undecodable() {
    return undecodable.get();
  }

  /**
   * Takes one record into the store.
   *
   * @throws RegistryUnreachable if the record may be readable once the registry answers
   */
  public void take(ConsumerRecord<String, byte[]> record) throws RegistryUnreachable {
    Target<?> target = targets.get(record.topic());
    try {
      if (record.value() == null) {
        target.remove(record.key());
      } else {
        target.put(record.value());
      }
    } catch (SerializationException | RetriableException e) {
      if (Outage.isBehind(e)) {
        throw new RegistryUnreachable(e);
      }
      skip(record, e);
    } catch (DateTimeParseException
        | IllegalArgumentException
        | NullPointerException
        | ClassCastException e) {
      // What a record of another schema, or one without a key, comes to.
      skip(record, e);
    }
  }

  @Override
  public void close() {
    targets.values().forEach(Target::close);
  }

  private void skip(ConsumerRecord<String, byte[]> record, RuntimeException reason) {
    long count = undecodable.incrementAndGet();
    // The 1st, 2nd, 4th, 8th ...: a flood of them must not flood the log.
    if (Long.bitCount(count) == 1) {
      log.warn(
          "skipped {} undecodable records so far; the last: {}-{} offset {}: {}",
          count,
          record.topic(),
          record.partition(),
          record.offset(),
          String.valueOf(reason.getMessage()));
    }
  }

  /** Where the records of one topic go. */
  private record Target<V>(
      String topic, Deserializer<V> deserializer, Consumer<V> sink, Consumer<String> removal) {

    static <V extends SpecificRecord> Target<V> of(
        Topic<V> topic, AvroValues values, Consumer<V> sink, Consumer<String> removal) {
      return new Target<>(topic.name(), values.deserializer(topic), sink, removal);
    }

    void put(byte[] bytes) {
      sink.accept(deserializer.deserialize(topic, bytes));
    }

    void remove(String key) {
      removal.accept(key);
    }

    void close() {
      deserializer.close();
    }
  }
}
