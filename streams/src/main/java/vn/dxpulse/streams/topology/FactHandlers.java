package vn.dxpulse.streams.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Makes the handler of the facts of one topic for the task that a processor belongs to. */
interface FactHandlers {
  FactHandler handler(ProcessorContext<String, SpecificRecord> context, String topic);
}
