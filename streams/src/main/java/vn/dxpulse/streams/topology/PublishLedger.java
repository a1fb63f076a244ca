package vn.dxpulse.streams.topology;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends on the ledger of tasks of enterprise facts when they commit. Receives no records. */
final class PublishLedger implements Processor<byte[], byte[], String, SpecificRecord> {

  private final String store;
  private final LedgerRows.Sinks sinks;

  PublishLedger(String store, LedgerRows.Sinks sinks) {
    this.store = store;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    CommitHookStore<EnterpriseTaskState> of = Objects.requireNonNull(context.getStateStore(store));
    CommitForwarder forwarder = new CommitForwarder(context);
    of.state()
        .publishTo(
            (input, minuteMs, cell) ->
                LedgerRows.send(
                    forwarder, sinks, context.currentSystemTimeMs(), input, minuteMs, cell));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    throw new IllegalStateException("nothing is forwarded to " + getClass().getSimpleName());
  }
}
