package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * Sends records that cannot be counted on, with their bytes, origin and reason. Stream thread only.
 */
final class DeadLetters {

  /** The bytes are there to be looked at; a detail may quote a text of a megabyte. */
  private static final int MAX_DETAIL_CHARS = 1_000;

  private final ProcessorContext<String, SpecificRecord> context;
  private final Sinks sinks;

  DeadLetters(ProcessorContext<String, SpecificRecord> context, Sinks sinks) {
    this.context = context;
    this.sinks = sinks;
  }

  /** Sends a record to the rejected topic. */
  void reject(Origin origin, Record<byte[], byte[]> record, Rejection rejection) {
    RejectedRecord rejected =
        RejectedRecord.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setArrivalTime(Instant.ofEpochMilli(origin.arrivalMs()))
            .setReason(rejection.reason().name())
            .setDetail(abbreviated(rejection.getMessage()))
            .setRecordKey(wrap(record.key()))
            .setRecordValue(wrap(record.value()))
            .setBookMinute(origin.bookMinute().orElse(null))
            .build();
    context.forward(new Record<>(key(origin), rejected, origin.arrivalMs()), sinks.rejected());
  }

  /** Sends a record to the late topic. */
  void late(Origin origin, Record<byte[], byte[]> record) {
    LateRecord late =
        LateRecord.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setArrivalTime(Instant.ofEpochMilli(origin.arrivalMs()))
            .setRecordKey(wrap(record.key()))
            .setRecordValue(wrap(record.value()))
            .setBookMinute(origin.bookMinute().orElse(null))
            .build();
    context.forward(new Record<>(key(origin), late, origin.arrivalMs()), sinks.late());
  }

  private static String abbreviated(String detail) {
    return detail.length() <= MAX_DETAIL_CHARS
        ? detail
        : detail.substring(0, MAX_DETAIL_CHARS) + "...";
  }

  static ByteBuffer wrap(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static String key(Origin origin) {
    return origin.topic() + "-" + origin.partition() + "-" + origin.offset();
  }
}
