package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.entity.EnterpriseState;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.entity.Registration;
import vn.dxpulse.streams.entity.StockChange;
import vn.dxpulse.streams.kpi.EnterpriseKind;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Keeps what is known of each enterprise and hands over the gains and losses of units. One class
 * for registrations and closings; {@link Fact} is what tells them apart.
 */
final class KeepEnterprises implements Processor<byte[], byte[], String, SpecificRecord> {

  private static final List<String> COMMON =
      List.of("event_time", "province_code", "event_id", "enterprise_id", "simulated");
  private static final int EVENT_ID = 2;
  private static final int ENTERPRISE_ID = 3;
  private static final int SIMULATED = 4;
  private static final int KIND = 5;

  private final TaskParts parts;
  private final Fact fact;
  private final Wiring wiring;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, EnterpriseState> store;
  private DeadLetters deadLetters;
  private FactIntake intake;

  KeepEnterprises(TaskParts parts, Fact fact, Wiring wiring) {
    this.parts = parts;
    this.fact = fact;
    this.wiring = wiring;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    store = processorContext.getStateStore(wiring.store());
    deadLetters = parts.deadLetters(processorContext);
    intake = new FactIntake(parts.reader(fact.layout()), deadLetters, false);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (!intake.accept(record) || isMisrouted(record)) {
      return;
    }
    FactCursor cursor = intake.cursor();
    String code = cursor.text(FactIntake.PROVINCE_CODE);
    long eventTimeMs = cursor.number(FactIntake.EVENT_TIME);
    Optional<Unit> unit = parts.registry().find(code, eventTimeMs);
    if (unit.isEmpty()) {
      deadLetters.rejectUnknownUnit(record, parts.registry(), code, eventTimeMs);
      return;
    }
    String enterprise = cursor.text(ENTERPRISE_ID);
    EnterpriseState before =
        Optional.ofNullable(store.get(enterprise)).orElse(EnterpriseState.UNHEARD_OF);
    Optional<EnterpriseState> after = fact.applied(before, cursor, unit.get());
    if (after.isEmpty()) {
      deadLetters.reject(
          record,
          RejectionReason.BROKEN_INVARIANT,
          "kind '" + cursor.text(KIND) + "'; allowed: DIGITAL, DIGITAL_TECHNOLOGY");
      return;
    }
    if (!after.get().equals(before)) {
      store.put(enterprise, after.get());
      before.changesTo(after.get()).forEach(change -> handOver(change, record, cursor));
    }
  }

  private boolean isMisrouted(Record<byte[], byte[]> record) {
    boolean right =
        record.key() != null
            && intake.cursor().textIs(ENTERPRISE_ID, record.key())
            && KeyPartition.of(record.key(), wiring.partitions()) == context.taskId().partition();
    if (!right) {
      deadLetters.reject(
          record,
          RejectionReason.MISROUTED,
          "the key must be the enterprise id, in the partition that murmur2 gives it");
    }
    return !right;
  }

  private void handOver(StockChange change, Record<byte[], byte[]> record, FactCursor cursor) {
    EnterpriseStockChanged value =
        EnterpriseStockChanged.newBuilder()
            .setEventId(cursor.text(EVENT_ID) + "/" + change.kind() + "/" + change.change())
            .setEventTime(Instant.ofEpochMilli(cursor.number(FactIntake.EVENT_TIME)))
            .setProvinceCode(change.unit().code())
            .setUnitValidFrom(change.unit().validFrom().toString())
            .setKind(change.kind().name())
            .setChange(change.change())
            .setSimulated(cursor.flag(SIMULATED))
            .build();
    context.forward(
        new Record<>(change.unit().code(), value, record.timestamp()), wiring.handOverSink());
  }

  /**
   * Names and sizes from the topology.
   *
   * @param partitions partitions of the topics of enterprise facts
   */
  record Wiring(String store, String handOverSink, int partitions) {}

  /** The kinds of facts about enterprises. */
  enum Fact {
    REGISTERED {
      @Override
      FactLayout layout() {
        List<String> fields = new ArrayList<>(COMMON);
        fields.add("kind");
        return new FactLayout(DigitalEnterpriseRegistered.getClassSchema(), fields);
      }

      @Override
      Optional<EnterpriseState> applied(EnterpriseState state, FactCursor cursor, Unit unit) {
        return EnterpriseKind.find(cursor.text(KIND))
            .map(kind -> state.registered(new Registration(kind, unit.id(), time(cursor))));
      }
    },
    CLOSED {
      @Override
      FactLayout layout() {
        return new FactLayout(DigitalEnterpriseClosed.getClassSchema(), COMMON);
      }

      @Override
      Optional<EnterpriseState> applied(EnterpriseState state, FactCursor cursor, Unit unit) {
        return Optional.of(state.closed(time(cursor)));
      }
    };

    abstract FactLayout layout();

    /** The state after the fact; empty if it names a kind that does not exist. */
    abstract Optional<EnterpriseState> applied(EnterpriseState state, FactCursor cursor, Unit unit);

    private static FactTime time(FactCursor cursor) {
      return new FactTime(cursor.number(FactIntake.EVENT_TIME), cursor.text(EVENT_ID));
    }
  }
}
