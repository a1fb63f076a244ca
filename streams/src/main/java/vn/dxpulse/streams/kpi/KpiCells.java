package vn.dxpulse.streams.kpi;

import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.pane.FlowCells;

/** Takes the cells of a {@link KpiBoard} that changed, with their whole content, to be kept. */
public interface KpiCells {

  /** Takes the cells of one kind of fact; their counters are those of its {@link FlowTerms}. */
  FlowCells flows(EventKind kind);

  /**
   * Takes the cells of the histogram of one value; their counters are {@link Buckets}.
   *
   * @param valueId what the value's term is known by
   */
  FlowCells values(EventKind kind, int valueId);

  /** The stock of one kind in one unit. */
  void stock(int unit, EnterpriseKind kind, StockCell cell);

  /** The figure now valid for its unit, KPI and period. */
  void statistic(int unit, Statistic statistic);

  /** The declaration now valid for its unit, milestone and subject. */
  void declaration(int unit, Declaration declaration);

  /** The history of every hour and day that was over is published; panes after this may not be. */
  void historyPublished();
}
