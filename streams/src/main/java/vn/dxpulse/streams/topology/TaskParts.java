package vn.dxpulse.streams.topology;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;

/**
 * What the processors of one sub-topology share, and how each of them gets its own parts for its
 * task.
 *
 * @param inputs what the numbers depend on besides the facts
 * @param store name of the store of the {@link TaskState}
 * @param sinks names of the sinks of the sub-topology
 */
record TaskParts(PipelineTopology.Inputs inputs, String store, Sinks sinks) {

  FactReader reader(FactLayout layout) {
    return new FactReader(inputs.schemas(), layout);
  }

  TaskState state(ProcessorContext<?, ?> context) {
    CommitHookStore<TaskState> of = Objects.requireNonNull(context.getStateStore(store));
    return of.state();
  }

  KpiState kpiState(ProcessorContext<?, ?> context) {
    CommitHookStore<KpiState> of = Objects.requireNonNull(context.getStateStore(store));
    return of.state();
  }

  /**
   * What judges the facts of a topic.
   *
   * @param futureAllowed true for facts whose event time is the end of a period, which may lie
   *     ahead
   */
  FactJudge judge(TaskState state, FactLayout layout, String topic, boolean futureAllowed) {
    return new FactJudge(reader(layout), state.books().idsOf(topic), futureAllowed);
  }

  UnitFinder unitFinder(KpiState state) {
    return new UnitFinder(registry(), state.board().units());
  }

  UnitRegistry registry() {
    return inputs.registry();
  }
}
