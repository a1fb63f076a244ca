package vn.dxpulse.streams.topology;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * Adds the gains and losses that {@link EnterpriseHandler} hands over to the stocks of units. The
 * topic is ours, exactly once: a record that does not fit is a bug and stops the stream.
 */
final class AddStockChanges implements Processor<byte[], byte[], Void, Void> {

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
  private FactReader reader;
  private UnitFinder units;

  AddStockChanges(TaskParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    state = parts.kpiState(context);
    reader = parts.reader(LAYOUT);
    units = parts.unitFinder(state);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    state.observeArrival(record.timestamp());
    try {
      reader.read(record.value());
      add(reader.cursor(), state.board());
    } catch (Rejection | Misrouted e) {
      throw new IllegalStateException("a stock change does not fit: " + e.getMessage(), e);
    }
  }

  private void add(FactCursor fact, KpiBoard board) throws Rejection, Misrouted {
    board.changeStock(
        units.find(fact, Optional.of(fact.text(UNIT_VALID_FROM))),
        EnterpriseKind.valueOf(fact.text(KIND)),
        (int) fact.number(CHANGE),
        fact.flag(SIMULATED));
  }
}
