package vn.dxpulse.streams.kpi;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.ServiceLevel;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;
import vn.dxpulse.streams.stored.StoredInput;

/** Reads cells that {@link CellWriter} wrote. Stream thread only. */
final class CellReader {

  private final Map<String, Integer> numberByUnit = new HashMap<>();
  private final Map<EventKind, FlowTerms> terms;

  CellReader(List<Unit> units, Map<EventKind, FlowTerms> terms) {
    this.terms = terms;
    for (int unit = 0; unit < units.size(); unit++) {
      numberByUnit.put(units.get(unit).id().toString(), unit);
    }
  }

  /** Reads a value and what stands behind the kind in its key. */
  void read(char kind, StoredInput key, StoredInput in, KpiCells cells) throws IOException {
    int unit = unitNumber(key.readUTF());
    switch (kind) {
      case CellCodec.PANE, CellCodec.TOTAL -> {
        EventKind events = EventKind.valueOf(key.readUTF());
        readFlow(kind == CellCodec.PANE, key, in, terms.get(events), unit, cells.flows(events));
      }
      case CellCodec.VALUE_PANE, CellCodec.VALUE_TOTAL -> {
        EventKind events = EventKind.valueOf(key.readUTF());
        FlowCells values = cells.values(events, key.readInt());
        readFlow(kind == CellCodec.VALUE_PANE, key, in, Buckets.ALL, unit, values);
      }
      case CellCodec.STOCK ->
          cells.stock(
              unit,
              EnterpriseKind.valueOf(key.readUTF()),
              new StockCell(StoredNumber.read(in), StoredNumber.read(in), StoredNumber.read(in)));
      case CellCodec.STATISTIC ->
          cells.statistic(unit, StatisticFormat.read(key.readUTF(), key.readText(), in));
      case CellCodec.DECLARATION ->
          cells.declaration(unit, readDeclaration(key.readUTF(), key.readText(), in));
      case CellCodec.LISTING -> cells.listing(unit, readListing(key.readText(), in));
      default -> throw new IllegalStateException("a changelog entry of unknown kind " + kind);
    }
  }

  private static void readFlow(
      boolean pane, StoredInput key, StoredInput in, CounterIds counters, int unit, FlowCells cells)
      throws IOException {
    if (pane) {
      PaneSize size = PaneSize.valueOf(key.readUTF());
      int slot = key.readInt();
      cells.pane(unit, size, slot, in.readLong(), StoredNumber.readCounts(in, counters), 0);
    } else {
      cells.total(unit, StoredNumber.readCounts(in, counters));
    }
  }

  private int unitNumber(String unit) {
    Integer number = numberByUnit.get(unit);
    if (number == null) {
      throw new IllegalStateException(
          "the changelog has cells of unit "
              + unit
              + ", which is not in the registry or not of this partition; give the registry that"
              + " the state was built with, or reset the application");
    }
    return number;
  }

  private static Declaration readDeclaration(String milestone, String subject, StoredInput in)
      throws IOException {
    FactTime time = new FactTime(in.readLong(), in.readText());
    return new Declaration(milestone, subject, time, in.readBoolean(), in.readBoolean());
  }

  private static Listing readListing(String service, StoredInput in) throws IOException {
    ServiceLevel level = ServiceLevel.valueOf(in.readUTF());
    boolean onPhone = in.readBoolean();
    FactTime time = new FactTime(in.readLong(), in.readText());
    return new Listing(service, level, onPhone, time, in.readBoolean());
  }
}
