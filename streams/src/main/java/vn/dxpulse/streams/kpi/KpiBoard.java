package vn.dxpulse.streams.kpi;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.kpi.Places.Part;

/**
 * All KPIs of the units of one task, and what was last published of them.
 *
 * <p>Events go in, {@link #advanceTo} moves T on, {@link #publishChanges} gives out the readings
 * that differ from those given out last, {@link #drainTouched} the cells that must be kept. A board
 * that got all kept cells back and continues after {@link #assumeRowsPublished} and {@link
 * #assumeHistoryPublished} gives out the same rows as one that never stopped. Units are numbered by
 * their place in the list given at construction. Mutable; stream thread only.
 */
public final class KpiBoard {

  /** How far after its arrival an event may lie: the tolerance for clocks that run ahead. */
  public static final long FUTURE_MS = 5 * 60_000;

  private final List<Unit> units;
  private final Map<EventKind, KindFlows> flows = new EnumMap<>(EventKind.class);
  private final StockBoard stocks;
  private final StatisticBoard statistics = new StatisticBoard();
  private final MilestoneBoard milestones = new MilestoneBoard();
  private final ServiceBoard services = new ServiceBoard();
  private final BitSet changedFlows = new BitSet();
  private final BitSet changedStocks = new BitSet();
  private final BitSet changedStatistics = new BitSet();
  private final BitSet changedMilestones = new BitSet();
  private final BitSet changedServices = new BitSet();
  private final BitSet changedTallies = new BitSet();
  private final UnitReadings readings;
  private final TallyFormat tallies;
  private final List<Scope> scopes;
  private final PublishedReadings published;
  private long timeMs = Long.MIN_VALUE;

  public KpiBoard(KpiCatalogue catalogue, List<Unit> units) {
    this.units = List.copyOf(units);
    for (EventKind kind : EventKind.values()) {
      flows.put(kind, new KindFlows(kind, catalogue, this.units, FUTURE_MS));
    }
    this.stocks = new StockBoard(units.size());
    Places places = new Places(catalogue);
    this.readings = new UnitReadings(catalogue, flows, stocks, statistics, milestones, services);
    this.tallies = new TallyFormat(places);
    this.scopes = units.stream().map(unit -> Scope.reported(unit.id())).toList();
    this.published = new PublishedReadings(places, units.size());
    changedTallies.set(0, units.size());
  }

  /** Units of the board, in the order of their numbers. */
  public List<Unit> units() {
    return units;
  }

  /** The flows of one kind of fact, to be added to. */
  public KindFlows flows(EventKind kind) {
    return flows.get(kind);
  }

  /** Adds {@code change} (+1 or -1) to the active enterprises of a unit. */
  public void changeStock(int unit, EnterpriseKind kind, int change, boolean simulated) {
    stocks.change(unit, kind, change, simulated);
    changedStocks.set(unit);
  }

  /** Takes in a published figure; an older publication of the same period has no effect. */
  public void report(int unit, Statistic statistic) {
    if (statistics.report(unit, statistic)) {
      changedStatistics.set(unit);
    }
  }

  /** Takes in a declaration; an older one about the same subject has no effect. */
  public void declare(int unit, Declaration declaration) {
    if (milestones.declare(unit, declaration)) {
      changedMilestones.set(unit);
    }
  }

  /** Takes in a listing; an older one of the same service has no effect. */
  public void list(int unit, Listing listing) {
    if (services.list(unit, listing)) {
      changedServices.set(unit);
    }
  }

  /** Moves T on, never back. */
  public void advanceTo(long nowMs) {
    long before = timeMs;
    timeMs = Math.max(timeMs, nowMs);
    for (KindFlows kind : flows.values()) {
      kind.advanceTo(timeMs, changedFlows::set);
    }
    for (int unit = 0; unit < units.size(); unit++) {
      long firstDay = units.get(unit).validity().fromMs();
      boolean firstAdvance = before == Long.MIN_VALUE;
      if (firstAdvance || (before < firstDay && firstDay <= timeMs)) {
        changedFlows.set(unit);
        changedStocks.set(unit);
        changedStatistics.set(unit);
        changedMilestones.set(unit);
        changedServices.set(unit);
      }
    }
  }

  /** T, the moment that every reading speaks for; the smallest long before the first advance. */
  public long timeMs() {
    return timeMs;
  }

  /** Gives every reading that differs from the one given out last to {@code rows}. */
  public void publishChanges(Consumer<KpiRow> rows) {
    drain(changedFlows, unit -> readings.flows(unit, compared(Part.FLOWS, unit, rows)));
    drain(changedStocks, unit -> readings.stocks(unit, compared(Part.STOCKS, unit, rows)));
    drain(
        changedStatistics,
        unit -> readings.statistics(unit, compared(Part.STATISTICS, unit, rows)));
    drain(
        changedMilestones,
        unit -> readings.milestones(unit, compared(Part.MILESTONES, unit, rows)));
    drain(changedServices, unit -> readings.services(unit, compared(Part.SERVICES, unit, rows)));
  }

  /**
   * Gives the tally of every unit of which a reading was published since the last call, and at
   * first of every unit, to {@code handOver}.
   *
   * @param countedSince since when a KPI counts, UTC milliseconds
   */
  public void drainTallies(Function<Kpi, OptionalLong> countedSince, TallyVisitor handOver) {
    changedTallies.stream()
        .forEach(
            unit -> {
              TallyFormat.Writer writer = tallies.writer(countedSince);
              readings.addable(unit, writer);
              handOver.tally(units.get(unit).id(), writer.bytes());
            });
    changedTallies.clear();
  }

  /**
   * Marks the units whose readings may have changed since {@link #publishChanges}, so that the next
   * {@link #drainTallies} gives theirs too.
   */
  public void markTallies() {
    for (BitSet changed : changes()) {
      changed.stream().filter(this::hasBegun).forEach(changedTallies::set);
    }
  }

  /** Gives every figure to {@code handOver} that it was not given yet, and at first all. */
  public void drainStatistics(StatisticVisitor handOver) {
    statistics.drainNotHandedOver(
        (statistic, unit) -> handOver.statistic(units.get(unit).id(), statistic));
  }

  /** Takes the readings at T as published: what a board does whose cells have been put back. */
  public void assumeRowsPublished() {
    publishChanges(row -> {});
  }

  /**
   * Takes the hours and days that are over at T as published, likewise.
   *
   * @param pendingSinceMs up to when they are, if not to T; then those of cells put back after the
   *     last {@link KpiCells#historyPublished} may not be either
   */
  public void assumeHistoryPublished(OptionalLong pendingSinceMs) {
    flows.values().forEach(of -> of.assumePublished(pendingSinceMs));
  }

  /**
   * Has every reading of a KPI published by the next {@link #publishChanges}, whether it changed or
   * not; of a flow also the closed hours and days that end after {@code countedSinceMs}.
   */
  public void publishAgain(Kpi kpi, OptionalLong countedSinceMs) {
    published.forget(kpi);
    changes().forEach(changed -> changed.set(0, units.size()));
    if (kpi instanceof Kpi.Flow flow) {
      flows.get(flow.event()).publishAgain(flow, countedSinceMs.orElse(Long.MIN_VALUE));
    }
  }

  /** Forgets what was counted of {@code part}, before any event that is not taken in. */
  public void clear(EventKind kind, FlowPart part) {
    flows.get(kind).clear(part);
  }

  /**
   * Gives the rows of hours and days that are over since the last call or were corrected. Complete
   * if T has not moved on by more than an hour with events in it since then.
   */
  public void publishHistory(Consumer<HistoryRow> history) {
    flows.values().forEach(ofKind -> ofKind.publishHistory(history));
  }

  /** Gives every cell that changed since the last call to {@code cells}. */
  public void drainTouched(KpiCells cells) {
    flows.values().forEach(ofKind -> ofKind.drainTouched(cells));
    stocks.drainTouched(cells::stock);
    statistics.drainTouched((statistic, unit) -> cells.statistic(unit, statistic));
    milestones.drainTouched(cells);
    services.drainTouched(cells);
  }

  /** Takes back cells that {@link #drainTouched} gave out, before any event. */
  public KpiCells restorer() {
    return new Restorer(flows, stocks, statistics, milestones, services);
  }

  private List<BitSet> changes() {
    return List.of(
        changedFlows, changedStocks, changedStatistics, changedMilestones, changedServices);
  }

  private void drain(BitSet changed, IntConsumer publish) {
    changedTallies.or(changed);
    changed.stream().filter(this::hasBegun).forEach(publish);
    changed.clear();
  }

  // A unit that begins later is marked again by advanceTo on its first day.
  private boolean hasBegun(int unit) {
    return units.get(unit).validity().fromMs() <= timeMs();
  }

  private ReadingVisitor compared(Part part, int unit, Consumer<KpiRow> rows) {
    return published.of(part, unit, scopes.get(unit), timeMs, rows)::next;
  }

  /** Takes the tally of a unit, as {@link TallyFormat} writes it. */
  public interface TallyVisitor {
    void tally(UnitId unit, byte[] tally);
  }

  /** Takes the figure that is kept for a period of a statistic of a unit. */
  public interface StatisticVisitor {
    void statistic(UnitId unit, Statistic statistic);
  }
}
