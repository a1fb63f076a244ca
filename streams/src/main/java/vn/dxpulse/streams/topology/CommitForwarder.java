package vn.dxpulse.streams.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;

/**
 * Sends records on from within a commit. A commit runs outside any processor, so this puts the
 * processor that made it in place as the current node, as Kafka Streams' own caching stores do when
 * they flush. Stream thread only.
 */
final class CommitForwarder {

  private final InternalProcessorContext<String, SpecificRecord> context;
  private final ProcessorNode<?, ?, ?, ?> node;

  /** To be made in the {@code init} of the processor whose children get the records. */
  CommitForwarder(ProcessorContext<String, SpecificRecord> context) {
    this.context = (InternalProcessorContext<String, SpecificRecord>) context;
    this.node = this.context.currentNode();
  }

  void forward(String key, SpecificRecord value, long timestampMs, String child) {
    ProcessorNode<?, ?, ?, ?> previousNode = context.currentNode();
    ProcessorRecordContext previousRecord = context.recordContext();
    context.setCurrentNode(node);
    context.setRecordContext(
        new ProcessorRecordContext(timestampMs, -1, -1, null, new RecordHeaders()));
    try {
      context.forward(new Record<>(key, value, timestampMs), child);
    } finally {
      context.setCurrentNode(previousNode);
      context.setRecordContext(previousRecord);
    }
  }
}
