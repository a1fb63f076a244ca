package vn.dxpulse.streams.kpi;

import java.util.Map;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.pane.FlowCells;

/** Puts kept cells back where they came from. Stream thread only. */
record Restorer(
    Map<EventKind, KindFlows> flowsByKind,
    StockBoard stocks,
    StatisticBoard statistics,
    MilestoneBoard milestones)
    implements KpiCells {

  @Override
  public FlowCells flows(EventKind kind) {
    return flowsByKind.get(kind).sumsRestorer();
  }

  @Override
  public FlowCells values(EventKind kind, int valueId) {
    return flowsByKind.get(kind).valuesRestorer(valueId);
  }

  @Override
  public void stock(int unit, EnterpriseKind kind, StockCell cell) {
    stocks.restore(unit, kind, cell);
  }

  @Override
  public void statistic(int unit, Statistic statistic) {
    statistics.restore(unit, statistic);
  }

  @Override
  public void declaration(int unit, Declaration declaration) {
    milestones.restore(unit, declaration);
  }

  @Override
  public void historyPublished() {
    flowsByKind.values().forEach(KindFlows::forgetRestored);
  }
}
