package vn.dxpulse.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.schemas.event.StatisticKept;
import vn.dxpulse.schemas.event.UnitTally;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.kpi.Places;
import vn.dxpulse.streams.kpi.TallyFormat;
import vn.dxpulse.streams.target.status.Status;

/**
 * Takes targets, tallies of units and figures, and sends on how targets stand when the task
 * commits, which it does in silence too. Stream thread only.
 */
final class JudgeTargets implements Processor<byte[], byte[], String, SpecificRecord> {

  private static final Logger LOG = LoggerFactory.getLogger(JudgeTargets.class);

  private final Stores stores;
  private final Decoders decoders;
  private final TimeSource timeSource;
  private final TallyFormat tallies;
  private final String sink;
  private ProcessorContext<String, SpecificRecord> context;
  private TargetState state;

  JudgeTargets(Stores stores, Decoders decoders, PipelineTopology.Inputs inputs, String sink) {
    this.stores = stores;
    this.decoders = decoders;
    this.timeSource = inputs.timeSource();
    this.tallies = new TallyFormat(new Places(inputs.catalogue()));
    this.sink = sink;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    context.schedule(PublishKpis.TICK, PunctuationType.WALL_CLOCK_TIME, now -> {});
    CommitHookStore<TargetState> own = Objects.requireNonNull(context.getStateStore(stores.own()));
    CommitHookStore<RollupState> rollups =
        Objects.requireNonNull(context.getStateStore(stores.rollups()));
    state = own.state();
    state.publishTo(new Rows(), unit -> rollups.state().newest(unit));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context.recordMetadata().orElseThrow().topic();
    if (topic.equals(decoders.targetTopic())) {
      takeTarget(record);
    } else if (topic.equals(decoders.tallyTopic())) {
      takeTally(decoders.tallies().deserialize(topic, record.value()));
    } else {
      takeFigure(decoders.statistics().deserialize(topic, record.value()));
    }
  }

  private void takeTarget(Record<byte[], byte[]> record) {
    String id = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) { // tombstone
      state.remove(id);
      return;
    }
    ForeignRecords.read(decoders.targets(), decoders.targetTopic(), record.value())
        .ifPresent(row -> put(id, row));
  }

  private void put(String id, TargetDefinition row) {
    try {
      state.put(TargetDefinitions.target(row));
    } catch (IllegalArgumentException | DateTimeException e) {
      // The topic is written by `dxpulse targets apply`, which checks. Whatever else stands there
      // must not stop what is judged by the targets that are right.
      LOG.warn("the definition of target {} is left out: {}", id, e.getMessage());
    }
  }

  private void takeTally(UnitTally tally) {
    UnitId unit = UnitId.parse(tally.getUnit());
    long asOfMs = tally.getAsOf().toEpochMilli();
    if (!state.needs(unit)) {
      state.observe(asOfMs);
      return;
    }
    byte[] bytes = new byte[tally.getTally().remaining()];
    tally.getTally().get(bytes);
    state.accept(unit, tallies.read(bytes), asOfMs);
  }

  private void takeFigure(StatisticKept row) {
    state.accept(row.getKpi(), StatisticRows.figure(row), row.getAsOf().toEpochMilli());
  }

  @Override
  public void close() {
    decoders.close();
  }

  /** Names of the stores: its own, and that of the roll-ups. */
  record Stores(String own, String rollups) {}

  /** Deserializers of what it reads. */
  record Decoders(
      String targetTopic,
      Deserializer<TargetDefinition> targets,
      String tallyTopic,
      Deserializer<UnitTally> tallies,
      Deserializer<StatisticKept> statistics) {

    static Decoders of(Topics topics, AvroValues avro) {
      return new Decoders(
          topics.targets().name(),
          avro.deserializer(topics.targets()),
          topics.unitTallies().name(),
          avro.deserializer(topics.unitTallies()),
          avro.deserializer(topics.statisticsKept()));
    }

    private void close() {
      targets.close();
      tallies.close();
      statistics.close();
    }
  }

  private final class Rows implements TargetState.Publisher {
    private final CommitForwarder forwarder = new CommitForwarder(context);
    private final TaskClock clock = timeSource.clock(context::currentSystemTimeMs);

    @Override
    public void status(Status status, long asOfMs, long revision) {
      TargetStatus row = TargetStatusRows.row(status, notifies(), asOfMs, revision);
      forwarder.forward(row.getTarget(), row, asOfMs, sink);
    }

    @Override
    public void gone(String target, long asOfMs) {
      forwarder.forward(target, null, asOfMs, sink); // tombstone
    }

    @Override
    public TaskClock clock() {
      return clock;
    }

    @Override
    public boolean notifies() {
      return timeSource == TimeSource.WALL;
    }
  }
}
