package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistry.Found;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.entity.EnterpriseFact;
import vn.dxpulse.streams.entity.EnterpriseState;
import vn.dxpulse.streams.entity.StockChange;
import vn.dxpulse.streams.entity.Succession;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * Keeps what is known of each enterprise and hands over the gains and losses of units. One class
 * for registrations, relocations and closings; {@link EnterpriseSource} is what tells them apart.
 */
final class EnterpriseHandler implements FactHandler {

  private final EnterpriseSource source;
  private final FactJudge judge;
  private final UnitRegistry registry;
  private final Succession succession;
  private final Home home;

  EnterpriseHandler(EnterpriseSource source, FactJudge judge, UnitRegistry registry, Home home) {
    this.source = source;
    this.judge = judge;
    this.registry = registry;
    this.succession = new Succession(registry);
    this.home = home;
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor cursor = judge.cursor();
    Found found = found(cursor);
    EnterpriseFact fact = source.read(cursor, found.unit(), registry);
    String enterprise = cursor.text(EnterpriseSource.ENTERPRISE_ID);
    home.require(enterprise);
    Outcome outcome = judge.novelty();
    if (outcome != Outcome.COUNTED) {
      return outcome;
    }
    EnterpriseState before = home.get(enterprise);
    EnterpriseState after = fact.appliedTo(before);
    home.put(enterprise, after);
    handOver(arrivalMs, found.unit(), StockChange.all(before, after, fact.heardOf()));
    boolean anomalous = found.byGrace() || fact.contradicts(before, succession);
    return anomalous ? Outcome.ANOMALOUS : Outcome.COUNTED;
  }

  private Found found(FactCursor cursor) throws Rejection {
    String code = cursor.text(FactJudge.PROVINCE_CODE);
    long eventTimeMs = cursor.number(FactJudge.EVENT_TIME);
    Optional<Found> found = registry.findOrSuccessor(code, eventTimeMs);
    if (found.isEmpty()) {
      throw UnitFinder.noUnit(registry, code, eventTimeMs);
    }
    return found.get();
  }

  private void handOver(long arrivalMs, Unit unit, List<StockChange> changes) {
    FactCursor cursor = judge.cursor();
    for (StockChange change : changes) {
      // A loss says that the enterprise is elsewhere now, or that it was closed, and a gain of
      // another unit that its move there was heard of before: whether there is one depends on the
      // order of facts, so it must not mark the row.
      boolean ofThisUnit = change.change() >= 0 && change.unit().equals(unit.id());
      EnterpriseStockChanged value =
          EnterpriseStockChanged.newBuilder()
              .setEventId(
                  cursor.text(FactJudge.EVENT_ID) + "/" + change.kind() + "/" + change.change())
              .setEventTime(Instant.ofEpochMilli(cursor.number(FactJudge.EVENT_TIME)))
              .setProvinceCode(change.unit().code())
              .setUnitValidFrom(change.unit().validFrom().toString())
              .setKind(change.kind().name())
              .setChange(change.change())
              .setSimulated(ofThisUnit && cursor.flag(EnterpriseSource.SIMULATED))
              .build();
      home.handOver(new Record<>(change.unit().code(), value, arrivalMs));
    }
  }

  /** The enterprises of one task. */
  static final class Home {
    private final ProcessorContext<String, SpecificRecord> context;
    private final KeyValueStore<String, EnterpriseState> store;
    private final String handOverSink;
    private final int partitions;

    /**
     * Enterprises in {@code store}.
     *
     * @param partitions partitions of the topics of enterprise facts
     */
    Home(
        ProcessorContext<String, SpecificRecord> context,
        String store,
        String handOverSink,
        int partitions) {
      this.context = context;
      this.store = Objects.requireNonNull(context.getStateStore(store));
      this.handOverSink = handOverSink;
      this.partitions = partitions;
    }

    private void require(String enterprise) throws Misrouted {
      if (KeyPartition.of(enterprise, partitions) != context.taskId().partition()) {
        throw new Misrouted(enterprise);
      }
    }

    private EnterpriseState get(String enterprise) {
      return Optional.ofNullable(store.get(enterprise)).orElse(EnterpriseState.UNHEARD_OF);
    }

    private void put(String enterprise, EnterpriseState state) {
      store.put(enterprise, state);
    }

    private void handOver(Record<String, EnterpriseStockChanged> change) {
      context.forward(change, handOverSink);
    }
  }
}
