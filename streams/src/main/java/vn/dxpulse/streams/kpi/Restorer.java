package vn.dxpulse.streams.kpi;

import java.util.Arrays;
import java.util.Map;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;

/** Puts kept cells back where they came from. Stream thread only. */
record Restorer(Map<EventKind, FlowBoard> flowsByKind, StockBoard stocks, StatisticBoard statistics)
    implements KpiCells {

  @Override
  public FlowCells flows(EventKind kind) {
    FlowBoard board = flowsByKind.get(kind);
    return new FlowCells() {
      @Override
      public void total(int unit, long[] counts) {
        board.restoreTotal(unit, counts);
      }

      @Override
      public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
        long[] values = Arrays.copyOfRange(counts, from, from + board.counters());
        board.restorePane(unit, size, pane, values);
      }
    };
  }

  @Override
  public void stock(int unit, EnterpriseKind kind, StockCell cell) {
    stocks.restore(unit, kind, cell);
  }

  @Override
  public void statistic(int unit, Statistic statistic) {
    statistics.restore(unit, statistic);
  }
}
