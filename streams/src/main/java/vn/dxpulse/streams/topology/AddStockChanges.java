package vn.dxpulse.streams.topology;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.EnterpriseKind;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Adds the gains and losses that {@link KeepEnterprises} hands over to the stocks of units. */
final class AddStockChanges implements Processor<byte[], byte[], String, SpecificRecord> {

  private static final FactLayout LAYOUT =
      new FactLayout(
          EnterpriseStockChanged.getClassSchema(),
          List.of("event_time", "province_code", "unit_valid_from", "kind", "change", "simulated"));

  private static final int UNIT_VALID_FROM = LAYOUT.slotOf("unit_valid_from");
  private static final int KIND = LAYOUT.slotOf("kind");
  private static final int CHANGE = LAYOUT.slotOf("change");
  private static final int SIMULATED = LAYOUT.slotOf("simulated");

  private final TaskParts parts;
  private KpiState state;
  private DeadLetters deadLetters;
  private FactIntake intake;
  private UnitFinder units;

  AddStockChanges(TaskParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    state = parts.kpiState(context);
    deadLetters = parts.deadLetters(context);
    intake = new FactIntake(parts.reader(LAYOUT), deadLetters, true);
    units = parts.unitFinder(state, deadLetters);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    state.observeArrival(record.timestamp());
    if (!intake.accept(record)) {
      return;
    }
    FactCursor fact = intake.cursor();
    Optional<EnterpriseKind> kind = EnterpriseKind.find(fact.text(KIND));
    if (kind.isEmpty()) {
      deadLetters.reject(
          record, RejectionReason.BROKEN_INVARIANT, "kind '" + fact.text(KIND) + "' is not known");
      return;
    }
    int unit = units.findVersion(record, fact, Optional.of(fact.text(UNIT_VALID_FROM)));
    if (unit != UnitFinder.REJECTED) {
      int change = (int) fact.number(CHANGE);
      state.board().changeStock(unit, kind.get(), change, fact.flag(SIMULATED));
    }
  }
}
