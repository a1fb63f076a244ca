package vn.dxpulse.streams.kpi;

import java.util.List;
import java.util.function.Consumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;
import vn.dxpulse.streams.pane.Window;

/** The flow KPIs of one kind of fact. Mutable; stream thread only. */
final class KindFlows {

  private final List<Kpi.Flow> kpis;
  private final FlowTerms terms;
  private final FlowBoard board;
  private final ClosedPanes closedPanes;

  KindFlows(EventKind kind, KpiCatalogue catalogue, List<Unit> units, long futureMs) {
    kpis = catalogue.flows(kind);
    terms = FlowTerms.of(kind, catalogue);
    board = new FlowBoard(units.size(), terms.size(), futureMs);
    closedPanes = new ClosedPanes(units, board, terms, kpis);
  }

  FlowTerms terms() {
    return terms;
  }

  FlowBoard board() {
    return board;
  }

  /** Gives the reading of each KPI and window of a unit. */
  void readings(int unit, ReadingVisitor visitor) {
    boolean simulated = board.counts(unit, Window.ALL_TIME)[terms.simulated()] > 0;
    for (Kpi.Flow kpi : kpis) {
      for (Window window : kpi.windows()) {
        visitor.reading(kpi, window, Reading.of(kpi, terms, board.counts(unit, window)), simulated);
      }
    }
  }

  void assumePublished() {
    closedPanes.assumePublished();
  }

  void drainTouched(FlowCells cells, Consumer<HistoryRow> history) {
    board.drainTouched(new Noting(cells));
    closedPanes.publish(history);
  }

  /** Takes one reading. */
  interface ReadingVisitor {
    void reading(Kpi.Flow kpi, Window window, Reading reading, boolean simulated);
  }

  /** Passes cells on and notes panes that are over. */
  private final class Noting implements FlowCells {
    private final FlowCells cells;

    Noting(FlowCells cells) {
      this.cells = cells;
    }

    @Override
    public void total(int unit, long[] counts) {
      cells.total(unit, counts);
    }

    @Override
    public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
      cells.pane(unit, size, slot, pane, counts, from);
      closedPanes.touched(unit, size, pane);
    }
  }
}
