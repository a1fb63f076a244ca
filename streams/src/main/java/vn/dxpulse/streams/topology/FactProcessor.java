package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import vn.dxpulse.schemas.event.RekeyedFact;
import vn.dxpulse.streams.batch.BatchCursor;
import vn.dxpulse.streams.ledger.LedgerBoard;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * Reads one topic of facts, a batch of records at a time: has the handler take each record and
 * books what became of it. What cannot be counted goes to the dead letters, what belongs elsewhere
 * is re-keyed.
 */
final class FactProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

  private final TaskParts parts;
  private final String topic;
  private final FactHandlers handlers;
  private final BatchCursor records = new BatchCursor();
  private ProcessorContext<String, SpecificRecord> context;
  private TaskState state;
  private LedgerBoard ledger;
  private DeadLetters deadLetters;
  private FactHandler handler;
  private String input;

  /**
   * Reads {@code topic}.
   *
   * @param handlers makes the handler of the topic
   */
  FactProcessor(TaskParts parts, String topic, FactHandlers handlers) {
    this.parts = parts;
    this.topic = topic;
    this.handlers = handlers;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    state = parts.state(context);
    ledger = state.books().ledger();
    deadLetters = new DeadLetters(context, parts.sinks());
    handler = handlers.handler(context, topic);
    input = topic + "-" + context.taskId().partition();
  }

  @Override
  public void process(Record<byte[], byte[]> batch) {
    records.open(batch.value());
    while (records.next()) {
      take(
          new Record<>(
              records.key().orElse(null),
              records.value().orElse(null),
              arrivalMs(),
              batch.headers()));
    }
  }

  // Kafka Streams would drop a record with a negative timestamp where nobody sees it.
  private long arrivalMs() {
    return Math.max(0, records.timestampMs());
  }

  private void take(Record<byte[], byte[]> record) {
    long arrivalMs = record.timestamp();
    state.observeArrival(arrivalMs);
    long bookedMs = ledger.read(input, arrivalMs);
    try {
      Outcome outcome = handler.handle(record.value(), arrivalMs);
      if (outcome == Outcome.LATE) {
        deadLetters.late(origin(record, bookedMs), record);
      }
      ledger.became(input, bookedMs, outcome);
    } catch (Rejection e) {
      deadLetters.reject(origin(record, bookedMs), record, e);
      ledger.became(input, bookedMs, Outcome.REJECTED);
    } catch (Misrouted e) {
      rekey(origin(record, bookedMs), record, e.key());
    }
  }

  private void rekey(Origin origin, Record<byte[], byte[]> record, String key) {
    RekeyedFact fact =
        RekeyedFact.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setArrivalTime(Instant.ofEpochMilli(record.timestamp()))
            .setRecordKey(DeadLetters.wrap(record.key()))
            .setRecordValue(ByteBuffer.wrap(record.value()))
            .setBookMinute(origin.bookMinute().orElse(null))
            .build();
    context.forward(new Record<>(key, fact, record.timestamp()), parts.sinks().rekeyed());
  }

  private Origin origin(Record<byte[], byte[]> record, long bookedMs) {
    RecordMetadata metadata =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("no record is being processed"));
    return new Origin(
        metadata.topic(), metadata.partition(), records.offset(), record.timestamp(), bookedMs);
  }
}
