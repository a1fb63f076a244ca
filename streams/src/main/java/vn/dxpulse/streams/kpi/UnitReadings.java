package vn.dxpulse.streams.kpi;

import java.util.Map;
import java.util.Optional;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

/** Reads the boards of a task, unit by unit, in the order of {@link Places}. Stream thread only. */
final class UnitReadings {

  private final KpiCatalogue catalogue;
  private final Map<EventKind, KindFlows> flows;
  private final StockBoard stocks;
  private final StatisticBoard statistics;
  private final MilestoneBoard milestones;

  UnitReadings(
      KpiCatalogue catalogue,
      Map<EventKind, KindFlows> flows,
      StockBoard stocks,
      StatisticBoard statistics,
      MilestoneBoard milestones) {
    this.catalogue = catalogue;
    this.flows = flows;
    this.stocks = stocks;
    this.statistics = statistics;
    this.milestones = milestones;
  }

  /** Every reading, percentiles as the {@link Reading.Spread} that they are taken from. */
  void addable(int unit, ReadingVisitor visitor) {
    flows.values().forEach(ofKind -> ofKind.addable(unit, visitor));
    stocks(unit, visitor);
    statistics(unit, visitor);
    milestones(unit, visitor);
  }

  void flows(int unit, ReadingVisitor visitor) {
    flows.values().forEach(ofKind -> ofKind.readings(unit, visitor));
  }

  void stocks(int unit, ReadingVisitor visitor) {
    for (Kpi.Stock kpi : catalogue.stocks()) {
      StockCell cell = stocks.cell(unit, kpi.kind());
      visitor.reading(kpi, "now", cell.reading(), cell.simulated() > 0);
    }
  }

  void statistics(int unit, ReadingVisitor visitor) {
    for (Kpi.Reported kpi : catalogue.reported()) {
      Optional<Statistic> latest = statistics.latest(unit, kpi.id());
      boolean simulated = latest.filter(s -> s.origin().simulated()).isPresent();
      visitor.reading(kpi, "latest", Reading.of(latest), simulated);
    }
  }

  void milestones(int unit, ReadingVisitor visitor) {
    for (Kpi.Milestone kpi : catalogue.milestones()) {
      Reading reading = milestones.reading(unit, kpi.milestone());
      boolean simulated = milestones.isSimulated(unit, kpi.milestone());
      visitor.reading(kpi, "now", reading, simulated);
    }
  }
}
