package vn.dxpulse.streams.topology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.TaskId;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.kpi.CellCodec;
import vn.dxpulse.streams.kpi.CellCodec.Progress;
import vn.dxpulse.streams.kpi.CountedSince;
import vn.dxpulse.streams.kpi.FlowPart;
import vn.dxpulse.streams.kpi.FlowTerms;
import vn.dxpulse.streams.kpi.KindFlows;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.KpiCells;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * The kept KPIs of one task, into which facts are counted again. Ids of events are remembered anew:
 * those in the state are of events that have been accepted already. For one thread.
 */
final class RecountedTask {

  private final PipelineTopology.Inputs inputs;
  private final Topics topics;
  private final KpiBoard board;
  private final CellCodec codec;
  private final KpiCells restorer;
  private final CountedSince since;
  private final Books books;
  private final Map<EventKind, FactHandler> handlers = new EnumMap<>(EventKind.class);
  private boolean changed;
  private Progress progress = Progress.NONE;

  RecountedTask(PipelineTopology.Inputs inputs, Topics topics, TaskId task, List<Unit> units) {
    this.inputs = inputs;
    this.topics = topics;
    this.board = new KpiBoard(inputs.catalogue(), units);
    this.codec = new CellCodec(units, inputs.catalogue());
    this.restorer = board.restorer();
    this.since = new CountedSince(inputs.catalogue());
    this.books = inputs.books(task);
  }

  /** Takes an entry of the changelog; a null value is a tombstone. */
  void restore(byte[] key, byte[] value) {
    if (!Books.areKeptAs(key) && value != null && !since.restore(key, value)) {
      progress = codec.read(key, value, progress, restorer);
    }
  }

  /** What the application would do at its next start: everything was restored. */
  void begin() {
    since.begin(board);
    if (!progress.equals(Progress.NONE)) {
      board.advanceTo(Math.max(progress.timeMs(), since.newestArrivalMs()));
    }
  }

  OptionalLong countedSince(Kpi kpi) {
    return since.of(kpi);
  }

  /** Forgets what is to be counted again of one kind of fact; see {@link CountedSince#fill}. */
  void fill(EventKind kind, OptionalLong reachMs) {
    FlowPart part = since.fill(kind, reachMs);
    board.clear(kind, part);
    changed |= !part.isEmpty();
    handlers.put(kind, handler(kind, part));
  }

  /**
   * Counts a fact of a kind that is filled again.
   *
   * @throws Misrouted if another task counts it
   */
  void count(EventKind kind, byte[] value, long arrivalMs) throws Misrouted {
    try {
      handlers.get(kind).handle(value, arrivalMs);
    } catch (Rejection e) {
      // It did not count then, and is a dead letter, or was one until those were deleted.
    }
  }

  /** Writes every cell that changed. */
  void write(BiConsumer<byte[], byte[]> changelog) {
    if (!changed) {
      return;
    }
    board.advanceTo(board.timeMs()); // takes in what was added
    board.drainTouched(codec.writingTo(changelog));
    since.writeFilled(changelog);
  }

  void close() {
    books.close();
  }

  private FactHandler handler(EventKind kind, FlowPart part) {
    FlowHandler.Plan plan = new FlowHandler.Plan(FlowTerms.of(kind, inputs.catalogue()));
    FactReader reader = new FactReader(inputs.schemas(), plan.layout());
    String topic = PipelineTopology.topicOf(kind, topics).name();
    KindFlows flows = board.flows(kind);
    return plan.handler(
        new FactJudge(reader, books.idsOf(topic), false),
        new UnitFinder(inputs.registry(), board.units()),
        (unit, eventTimeMs, contributions) -> {
          if (!part.isEmpty()) { // else only its strays are of interest
            flows.addOnly(part, unit, eventTimeMs, contributions);
          }
        });
  }
}
