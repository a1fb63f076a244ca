package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Sends records that cannot be counted on, with their bytes, origin and reason. Stream thread only.
 */
final class DeadLetters {

  private final ProcessorContext<String, SpecificRecord> context;
  private final String rejectedSink;
  private final String lateSink;

  DeadLetters(
      ProcessorContext<String, SpecificRecord> context, String rejectedSink, String lateSink) {
    this.context = context;
    this.rejectedSink = rejectedSink;
    this.lateSink = lateSink;
  }

  /** Sends the record being processed to the rejected topic. */
  void reject(Record<byte[], byte[]> record, RejectionReason reason, String detail) {
    RecordMetadata origin = origin();
    RejectedRecord rejected =
        RejectedRecord.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setArrivalTime(Instant.ofEpochMilli(record.timestamp()))
            .setReason(reason.name())
            .setDetail(detail)
            .setRecordKey(wrap(record.key()))
            .setRecordValue(wrap(record.value()))
            .build();
    context.forward(new Record<>(key(origin), rejected, record.timestamp()), rejectedSink);
  }

  /** Rejects a record whose province code meant no unit at event time. */
  void rejectUnknownUnit(
      Record<byte[], byte[]> record, UnitRegistry registry, String code, long eventTimeMs) {
    List<Unit> versions = registry.versions(code);
    if (versions.isEmpty()) {
      reject(record, RejectionReason.UNKNOWN_REGION, "province code '" + code + "' is not known");
      return;
    }
    Unit last = versions.get(versions.size() - 1);
    String successor = last.successor().map(id -> "; its successor is " + id).orElse("");
    reject(
        record,
        RejectionReason.CLOSED_UNIT,
        last.id() + " did not exist at " + Instant.ofEpochMilli(eventTimeMs) + successor);
  }

  /** Sends the record being processed to the late topic. */
  void late(Record<byte[], byte[]> record, long eventTimeMs) {
    RecordMetadata origin = origin();
    LateRecord late =
        LateRecord.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setArrivalTime(Instant.ofEpochMilli(record.timestamp()))
            .setEventTime(Instant.ofEpochMilli(eventTimeMs))
            .setRecordKey(wrap(record.key()))
            .setRecordValue(wrap(record.value()))
            .build();
    context.forward(new Record<>(key(origin), late, record.timestamp()), lateSink);
  }

  private RecordMetadata origin() {
    return context
        .recordMetadata()
        .orElseThrow(() -> new IllegalStateException("dead letters exist only while processing"));
  }

  private static String key(RecordMetadata origin) {
    return origin.topic() + "-" + origin.partition() + "-" + origin.offset();
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
