package vn.dxpulse.dashboard.rows;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Decodes records of the four topics into the store. A record that cannot be decoded is counted and
 * skipped; a tombstone removes its key. Reader thread only, but for the counter.
 */
final class RowIntake implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RowIntake.class);

  private final RowStore store;
  private final Map<String, Target> targets;
  private final List<Deserializer<?>> deserializers;
  private final AtomicLong undecodable = new AtomicLong();

  RowIntake(RowStore store, AvroValues values, Topics topics) {
    this.store = store;
    Deserializer<ProvinceVersion> units = values.deserializer(topics.provinces());
    Deserializer<KpiDefinition> kpis = values.deserializer(topics.kpis());
    Deserializer<KpiCurrent> rows = values.deserializer(topics.kpiCurrent());
    Deserializer<LedgerRow> books = values.deserializer(topics.ledger());
    this.deserializers = List.of(units, kpis, rows, books);
    this.targets =
        Map.of(
            topics.provinces().name(),
            new Target(
                (topic, bytes) -> store.put(units.deserialize(topic, bytes)), store::removeUnit),
            topics.kpis().name(),
            new Target(
                (topic, bytes) -> store.put(kpis.deserialize(topic, bytes)), store::removeKpi),
            topics.kpiCurrent().name(),
            new Target((topic, bytes) -> store.put(rows.deserialize(topic, bytes)), this::remove),
            topics.ledger().name(),
            new Target(
                (topic, bytes) -> store.ledger().put(books.deserialize(topic, bytes)),
                store.ledger()::remove));
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
  void take(ConsumerRecord<String, byte[]> record) throws RegistryUnreachable {
    Target target = targets.get(record.topic());
    try {
      if (record.value() == null) {
        target.removal().remove(record.key());
      } else {
        target.value().put(record.topic(), record.value());
      }
    } catch (SerializationException | RetriableException e) {
      if (isOutage(e)) {
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
    deserializers.forEach(Deserializer::close);
  }

  private void remove(String key) {
    store.removeRow(RowKey.parse(key));
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

  /** True if the cause is the network or the registry, not the bytes. */
  private static boolean isOutage(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private record Target(ValueSink value, KeySink removal) {}

  private interface ValueSink {
    void put(String topic, byte[] bytes);
  }

  private interface KeySink {
    void remove(String key);
  }
}
