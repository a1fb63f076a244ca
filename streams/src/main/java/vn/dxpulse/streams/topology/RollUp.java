package vn.dxpulse.streams.topology;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.UnitTally;

/**
 * Takes the tallies of units, and sends on the rows that are sums of them when the task commits,
 * which it does in silence too. Stream thread only.
 */
final class RollUp implements Processor<byte[], byte[], String, SpecificRecord> {

  private final String store;
  private final Deserializer<UnitTally> tallies;
  private final TimeSource timeSource;
  private final String rowSink;
  private RollupState state;

  RollUp(String store, Deserializer<UnitTally> tallies, TimeSource timeSource, String rowSink) {
    this.store = store;
    this.tallies = tallies;
    this.timeSource = timeSource;
    this.rowSink = rowSink;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    context.schedule(PublishKpis.TICK, PunctuationType.WALL_CLOCK_TIME, now -> {});
    CommitHookStore<RollupState> of = Objects.requireNonNull(context.getStateStore(store));
    state = of.state();
    CurrentRows rows = new CurrentRows(new CommitForwarder(context), rowSink);
    state.publishTo(rows::send, timeSource.clock(context::currentSystemTimeMs));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    UnitTally tally = tallies.deserialize("", record.value());
    byte[] bytes = new byte[tally.getTally().remaining()];
    tally.getTally().get(bytes);
    state.accept(tally.getUnit(), bytes, tally.getAsOf().toEpochMilli());
  }

  @Override
  public void close() {
    tallies.close();
  }
}
