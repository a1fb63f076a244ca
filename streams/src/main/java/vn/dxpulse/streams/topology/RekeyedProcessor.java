package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.FactOutcome;
import vn.dxpulse.schemas.event.RekeyedFact;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Takes facts that were read from a partition they do not belong to, and sends back what became of
 * them to the books of that partition.
 */
final class RekeyedProcessor implements Processor<byte[], byte[], String, SpecificRecord> {

  private final TaskParts parts;
  private final Deserializer<RekeyedFact> deserializer;
  private final FactHandlers handlers;
  private final Map<String, FactHandler> handlerByTopic = new HashMap<>();
  private ProcessorContext<String, SpecificRecord> context;
  private TaskState state;
  private DeadLetters deadLetters;

  /**
   * Takes facts of any topic that {@code handlers} knows; a topic's is made when its first stray
   * comes.
   *
   * @param handlers makes the handlers of a task
   */
  RekeyedProcessor(TaskParts parts, Deserializer<RekeyedFact> deserializer, FactHandlers handlers) {
    this.parts = parts;
    this.deserializer = deserializer;
    this.handlers = handlers;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    state = parts.state(context);
    deadLetters = new DeadLetters(context, parts.sinks());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RekeyedFact fact = deserializer.deserialize("", record.value());
    long arrivalMs = fact.getArrivalTime().toEpochMilli();
    Origin origin =
        new Origin(
            fact.getTopic(),
            fact.getPartition(),
            fact.getOffset(),
            arrivalMs,
            Origin.bookedMs(fact.getBookMinute(), arrivalMs));
    // In a replay this may be all that the task reads, and without a time it commits nothing.
    state.observeArrival(origin.arrivalMs());
    Record<byte[], byte[]> original =
        new Record<>(bytes(fact.getRecordKey()), bytes(fact.getRecordValue()), origin.arrivalMs());
    sendBack(origin, outcome(origin, original));
  }

  private Outcome outcome(Origin origin, Record<byte[], byte[]> original) {
    try {
      Outcome outcome = handler(origin.topic()).handle(original.value(), origin.arrivalMs());
      if (outcome == Outcome.LATE) {
        deadLetters.late(origin, original);
      }
      return outcome;
    } catch (Rejection e) {
      deadLetters.reject(origin, original, e);
    } catch (Misrouted e) {
      // The registry changed under way; whoever replays the dead letter finds the right partition.
      deadLetters.reject(
          origin, original, new Rejection(RejectionReason.MISROUTED, e.getMessage()));
    }
    return Outcome.REJECTED;
  }

  private FactHandler handler(String topic) {
    return handlerByTopic.computeIfAbsent(topic, name -> handlers.handler(context, name));
  }

  private void sendBack(Origin origin, Outcome outcome) {
    FactOutcome value =
        FactOutcome.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setArrivalTime(Instant.ofEpochMilli(origin.arrivalMs()))
            .setOutcome(outcome.name())
            .setBookMinute(origin.bookMinute().orElse(null))
            .build();
    String key = origin.topic() + "-" + origin.partition();
    context.forward(new Record<>(key, value, origin.arrivalMs()), parts.sinks().outcomes());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null; // a record without a key
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
