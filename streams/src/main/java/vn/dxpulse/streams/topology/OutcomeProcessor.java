package vn.dxpulse.streams.topology;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.FactOutcome;
import vn.dxpulse.streams.ledger.Outcome;

/** Books the outcomes of facts that were re-keyed, in the partition that first read them. */
final class OutcomeProcessor implements Processor<byte[], byte[], Void, Void> {

  private final TaskParts parts;
  private final Deserializer<FactOutcome> deserializer;
  private TaskState state;

  OutcomeProcessor(TaskParts parts, Deserializer<FactOutcome> deserializer) {
    this.parts = parts;
    this.deserializer = deserializer;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    state = parts.state(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    FactOutcome fact = deserializer.deserialize("", record.value());
    long arrivalMs = fact.getArrivalTime().toEpochMilli();
    // In a replay this may be all that the task reads, and without a time it commits nothing.
    state.observeArrival(arrivalMs);
    state
        .books()
        .ledger()
        .became(
            fact.getTopic() + "-" + fact.getPartition(),
            Origin.bookedMs(fact.getBookMinute(), arrivalMs),
            Outcome.valueOf(fact.getOutcome()));
  }
}
