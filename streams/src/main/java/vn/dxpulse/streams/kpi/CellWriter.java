package vn.dxpulse.streams.kpi;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;
import vn.dxpulse.streams.stored.StoredOutput;

/** Writes cells as keys and values of {@link CellCodec}. Stream thread only. */
final class CellWriter implements KpiCells {

  private final List<Unit> units;
  private final Map<EventKind, FlowTerms> terms;
  private final BiConsumer<byte[], byte[]> changelog;

  CellWriter(
      List<Unit> units, Map<EventKind, FlowTerms> terms, BiConsumer<byte[], byte[]> changelog) {
    this.units = units;
    this.terms = terms;
    this.changelog = changelog;
  }

  @Override
  public FlowCells flows(EventKind events) {
    return new FlowWriter(
        CellCodec.PANE, CellCodec.TOTAL, out -> out.writeUTF(events.name()), terms.get(events));
  }

  @Override
  public FlowCells values(EventKind events, int valueId) {
    StoredOutput.Content part =
        out -> {
          out.writeUTF(events.name());
          out.writeInt(valueId);
        };
    return new FlowWriter(CellCodec.VALUE_PANE, CellCodec.VALUE_TOTAL, part, Buckets.ALL);
  }

  @Override
  public void stock(int unit, EnterpriseKind kind, StockCell cell) {
    changelog.accept(
        key(CellCodec.STOCK, unit, out -> out.writeUTF(kind.name())),
        CellCodec.value(
            out -> {
              StoredNumber.write(out, cell.active());
              StoredNumber.write(out, cell.changes());
              StoredNumber.write(out, cell.simulated());
            }));
  }

  @Override
  public void statistic(int unit, Statistic statistic) {
    changelog.accept(
        key(
            CellCodec.STATISTIC,
            unit,
            out -> {
              out.writeUTF(statistic.kpi());
              out.writeText(statistic.period());
            }),
        CellCodec.value(out -> StatisticFormat.write(statistic, out)));
  }

  @Override
  public void declaration(int unit, Declaration declaration) {
    changelog.accept(
        key(
            CellCodec.DECLARATION,
            unit,
            out -> {
              out.writeUTF(declaration.milestone());
              out.writeText(declaration.subject());
            }),
        CellCodec.value(
            out -> {
              out.writeLong(declaration.time().eventTimeMs());
              out.writeText(declaration.time().eventId());
              out.writeBoolean(declaration.withdrawn());
              out.writeBoolean(declaration.simulated());
            }));
  }

  @Override
  public void listing(int unit, Listing listing) {
    changelog.accept(
        key(CellCodec.LISTING, unit, out -> out.writeText(listing.service())),
        CellCodec.value(
            out -> {
              out.writeUTF(listing.level().name());
              out.writeBoolean(listing.onPhone());
              out.writeLong(listing.time().eventTimeMs());
              out.writeText(listing.time().eventId());
              out.writeBoolean(listing.simulated());
            }));
  }

  // Stands in the log after the panes whose rows were published, and before all others.
  @Override
  public void historyPublished() {
    changelog.accept(
        CellCodec.key(out -> out.writeByte(CellCodec.HISTORY_PUBLISHED)),
        CellCodec.value(out -> {}));
  }

  private byte[] key(char kind, int unit, StoredOutput.Content rest) {
    return CellCodec.key(
        out -> {
          out.writeByte(kind);
          out.writeUTF(units.get(unit).id().toString());
          rest.writeTo(out);
        });
  }

  /** Writes the cells of one board, whose keys have {@code part} in common. */
  private final class FlowWriter implements FlowCells {
    private final char paneKind;
    private final char totalKind;
    private final StoredOutput.Content part;
    private final CounterIds counters;

    FlowWriter(char paneKind, char totalKind, StoredOutput.Content part, CounterIds counters) {
      this.paneKind = paneKind;
      this.totalKind = totalKind;
      this.part = part;
      this.counters = counters;
    }

    @Override
    public void total(int unit, long[] counts) {
      changelog.accept(
          key(totalKind, unit, part),
          CellCodec.value(out -> StoredNumber.writeCounts(out, counters, counts, 0)));
    }

    @Override
    public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
      changelog.accept(
          key(
              paneKind,
              unit,
              out -> {
                part.writeTo(out);
                out.writeUTF(size.name());
                out.writeInt(slot);
              }),
          CellCodec.value(
              out -> {
                out.writeLong(pane);
                StoredNumber.writeCounts(out, counters, counts, from);
              }));
    }
  }
}
