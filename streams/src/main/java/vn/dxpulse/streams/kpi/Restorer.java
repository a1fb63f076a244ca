package vn.dxpulse.streams.kpi;

import java.util.Arrays;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.PaneSize;

/** Puts kept cells back where they came from. Stream thread only. */
record Restorer(FlowBoard flows, StockBoard stocks, StatisticBoard statistics) implements KpiCells {

  @Override
  public void total(int unit, long[] counts) {
    flows.restoreTotal(unit, counts);
  }

  @Override
  public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
    flows.restorePane(unit, size, pane, Arrays.copyOfRange(counts, from, from + Counter.COUNT));
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
