package vn.dxpulse.streams.topology;

import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.decode.WriterSchemas;
import vn.dxpulse.streams.kpi.KpiCatalogue;

/**
 * What the processors of a topology share, and how each of them gets its own parts for its task.
 *
 * @param kpiStore name of the store of {@link KpiState}
 * @param rejectedSink name of the sink of rejected records that the processor is connected to
 * @param lateSink name of the sink of late records that the processor is connected to
 */
record TaskParts(
    KpiCatalogue catalogue,
    UnitRegistry registry,
    WriterSchemas schemas,
    String kpiStore,
    String rejectedSink,
    String lateSink) {

  FactReader reader(FactLayout layout) {
    return new FactReader(schemas, layout);
  }

  DeadLetters deadLetters(ProcessorContext<String, SpecificRecord> context) {
    return new DeadLetters(context, rejectedSink, lateSink);
  }

  KpiState kpiState(ProcessorContext<?, ?> context) {
    CommitHookStore<KpiState> store = Objects.requireNonNull(context.getStateStore(kpiStore));
    return store.state();
  }

  UnitFinder unitFinder(KpiState state, DeadLetters deadLetters) {
    return new UnitFinder(registry, state.board().units(), deadLetters);
  }
}
