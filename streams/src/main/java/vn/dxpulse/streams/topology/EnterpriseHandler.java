package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.entity.EnterpriseState;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.entity.Registration;
import vn.dxpulse.streams.entity.StockChange;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Keeps what is known of each enterprise and hands over the gains and losses of units. One class
 * for registrations and closings; {@link Fact} is what tells them apart.
 */
final class EnterpriseHandler implements FactHandler {

  private static final List<String> COMMON =
      List.of("event_time", "province_code", "event_id", "enterprise_id", "simulated");
  private static final int ENTERPRISE_ID = 3;
  private static final int SIMULATED = 4;
  private static final int KIND = 5;

  private final Fact fact;
  private final FactJudge judge;
  private final UnitRegistry registry;
  private final Home home;

  EnterpriseHandler(Fact fact, FactJudge judge, UnitRegistry registry, Home home) {
    this.fact = fact;
    this.judge = judge;
    this.registry = registry;
    this.home = home;
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor cursor = judge.cursor();
    String code = cursor.text(FactJudge.PROVINCE_CODE);
    long eventTimeMs = cursor.number(FactJudge.EVENT_TIME);
    Optional<Unit> unit = registry.find(code, eventTimeMs);
    if (unit.isEmpty()) {
      throw UnitFinder.noUnit(registry, code, eventTimeMs);
    }
    String enterprise = cursor.text(ENTERPRISE_ID);
    fact.check(cursor);
    home.require(enterprise);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      EnterpriseState before = home.get(enterprise);
      EnterpriseState after = fact.applied(before, cursor, unit.get());
      home.put(enterprise, after);
      handOver(arrivalMs, StockChange.all(before, after, fact.heardOf(cursor, unit.get())));
    }
    return outcome;
  }

  private void handOver(long arrivalMs, List<StockChange> changes) {
    FactCursor cursor = judge.cursor();
    for (StockChange change : changes) {
      EnterpriseStockChanged value =
          EnterpriseStockChanged.newBuilder()
              .setEventId(
                  cursor.text(FactJudge.EVENT_ID) + "/" + change.kind() + "/" + change.change())
              .setEventTime(Instant.ofEpochMilli(cursor.number(FactJudge.EVENT_TIME)))
              .setProvinceCode(change.unit().code())
              .setUnitValidFrom(change.unit().validFrom().toString())
              .setKind(change.kind().name())
              .setChange(change.change())
              // A loss says that the enterprise is elsewhere now, or that it was closed: whether
              // there is one depends on the order of facts, so it must not mark the row.
              .setSimulated(change.change() >= 0 && cursor.flag(SIMULATED))
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
      void check(FactCursor cursor) throws Rejection {
        if (EnterpriseKind.find(cursor.text(KIND)).isEmpty()) {
          throw new Rejection(
              RejectionReason.BROKEN_INVARIANT,
              "kind '" + cursor.text(KIND) + "'; allowed: DIGITAL, DIGITAL_TECHNOLOGY");
        }
      }

      @Override
      EnterpriseState applied(EnterpriseState state, FactCursor cursor, Unit unit) {
        return state.registered(new Registration(kind(cursor), unit.id(), time(cursor)));
      }

      @Override
      Optional<StockChange> heardOf(FactCursor cursor, Unit unit) {
        return Optional.of(new StockChange(unit.id(), kind(cursor), 0));
      }

      private EnterpriseKind kind(FactCursor cursor) {
        return EnterpriseKind.valueOf(cursor.text(KIND));
      }
    },
    CLOSED {
      @Override
      FactLayout layout() {
        return new FactLayout(DigitalEnterpriseClosed.getClassSchema(), COMMON);
      }

      @Override
      void check(FactCursor cursor) {}

      @Override
      EnterpriseState applied(EnterpriseState state, FactCursor cursor, Unit unit) {
        return state.closed(time(cursor));
      }

      @Override
      Optional<StockChange> heardOf(FactCursor cursor, Unit unit) {
        return Optional.empty();
      }
    };

    abstract FactLayout layout();

    /** Refuses what such a fact must not say. */
    abstract void check(FactCursor cursor) throws Rejection;

    /** The state after the fact. */
    abstract EnterpriseState applied(EnterpriseState state, FactCursor cursor, Unit unit);

    /** What a unit hears of even if its stock stays as it is, so that it knows of one. */
    abstract Optional<StockChange> heardOf(FactCursor cursor, Unit unit);

    private static FactTime time(FactCursor cursor) {
      return new FactTime(cursor.number(FactJudge.EVENT_TIME), cursor.text(FactJudge.EVENT_ID));
    }
  }
}
