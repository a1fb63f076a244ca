package vn.dxpulse.app.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.RejectedRecord;

/**
 * A record that was not counted, as it stands on a dead letter topic.
 *
 * @param input partition that it was read from
 * @param offset its offset there
 * @param times when it arrived and where it is booked
 * @param reason why it was rejected; empty for a late one
 * @param detail what was seen and what is allowed, in words; empty for a late one
 */
public record DeadLetter(
    TopicPartition input, long offset, Times times, String reason, String detail, Bytes bytes) {

  static DeadLetter of(RejectedRecord record) {
    return new DeadLetter(
        new TopicPartition(record.getTopic(), record.getPartition()),
        record.getOffset(),
        Times.of(record.getArrivalTime(), Optional.ofNullable(record.getBookMinute())),
        record.getReason(),
        record.getDetail(),
        new Bytes(bytes(record.getRecordKey()), bytes(record.getRecordValue())));
  }

  static DeadLetter of(LateRecord record) {
    return new DeadLetter(
        new TopicPartition(record.getTopic(), record.getPartition()),
        record.getOffset(),
        Times.of(record.getArrivalTime(), Optional.ofNullable(record.getBookMinute())),
        "",
        "",
        new Bytes(bytes(record.getRecordKey()), bytes(record.getRecordValue())));
  }

  /** Where it was read from: topic-partition-offset, the key of the dead letter. */
  public String origin() {
    return input + "-" + offset;
  }

  /** Its Kafka record timestamp where it was read. */
  public Instant arrival() {
    return times.arrival();
  }

  /** Minute of the ledger that it is booked in. */
  InputMinute minute() {
    return InputMinute.of(input.topic(), input.partition(), times.booked().toEpochMilli());
  }

  /** How the record that it came from differs; empty if it does not. */
  Optional<String> difference(ConsumerRecord<byte[], byte[]> raw) {
    if (Math.max(0, raw.timestamp()) != arrival().toEpochMilli()) {
      return Optional.of(
          "dead letter arrived "
              + arrival()
              + ", expected "
              + Instant.ofEpochMilli(raw.timestamp()));
    }
    if (!Arrays.equals(raw.key(), bytes.key().orElse(null))) {
      return Optional.of("dead letter has another key than the record at this offset");
    }
    if (!Arrays.equals(raw.value(), bytes.value().orElse(null))) {
      return Optional.of("dead letter has other bytes than the record at this offset");
    }
    return Optional.empty();
  }

  private static Optional<byte[]> bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return Optional.empty();
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return Optional.of(bytes);
  }

  /**
   * Times of a record.
   *
   * @param arrival its Kafka record timestamp
   * @param booked a time in the minute that it is booked in
   */
  public record Times(Instant arrival, Instant booked) {
    static Times of(Instant arrival, Optional<Instant> bookMinute) {
      return new Times(arrival, bookMinute.orElse(arrival));
    }
  }

  /** Key and value of the record as they came, empty where it has none. */
  public record Bytes(Optional<byte[]> key, Optional<byte[]> value) {
    int size() {
      return key.map(bytes -> bytes.length).orElse(0) + value.map(bytes -> bytes.length).orElse(0);
    }
  }
}
