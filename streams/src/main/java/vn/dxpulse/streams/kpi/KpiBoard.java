package vn.dxpulse.streams.kpi;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;
import vn.dxpulse.streams.pane.Window;

/**
 * All KPIs of the units of one task, and what was last published of them.
 *
 * <p>Events go in, {@link #advanceTo} moves T on, {@link #publishChanges} gives out the readings
 * that differ from those given out last, {@link #drainTouched} the cells that must be kept. A board
 * that got all kept cells back and continues after {@link #assumePublished} gives out the same rows
 * as one that never stopped. Units are numbered by their place in the list given at construction.
 * Mutable; stream thread only.
 */
public final class KpiBoard {

  /** How far after its arrival an event may lie: the tolerance for clocks that run ahead. */
  public static final long FUTURE_MS = 5 * 60_000;

  private static final Window[] WINDOWS = Window.values();

  private final KpiCatalogue catalogue;
  private final List<Unit> units;
  private final FlowBoard flows;
  private final StockBoard stocks;
  private final ClosedPanes closedPanes;
  private final StatisticBoard statistics = new StatisticBoard();
  private final BitSet changedFlows = new BitSet();
  private final BitSet changedStocks = new BitSet();
  private final BitSet changedStatistics = new BitSet();
  private final Map<RowKey, Shown> published = new HashMap<>();

  public KpiBoard(KpiCatalogue catalogue, List<Unit> units) {
    this.catalogue = catalogue;
    this.units = List.copyOf(units);
    this.flows = new FlowBoard(units.size(), Counter.COUNT, FUTURE_MS);
    this.stocks = new StockBoard(units.size());
    this.closedPanes = new ClosedPanes(this.units, flows, catalogue.flows());
  }

  /** Units of the board, in the order of their numbers. */
  public List<Unit> units() {
    return units;
  }

  /** Counts a completed transaction; {@code contribution} has a place per {@link Counter}. */
  public void countTransaction(int unit, long eventTimeMs, long[] contribution) {
    flows.add(unit, eventTimeMs, contribution);
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

  /** Moves T on, never back. */
  public void advanceTo(long nowMs) {
    long before = flows.timeMs();
    flows.advanceTo(nowMs);
    flows.drainChangedUnits().forEach(changedFlows::set);
    for (int unit = 0; unit < units.size(); unit++) {
      long firstDay = units.get(unit).validity().fromMs();
      boolean firstAdvance = before == Long.MIN_VALUE;
      if (firstAdvance || (before < firstDay && firstDay <= flows.timeMs())) {
        changedFlows.set(unit);
        changedStocks.set(unit);
        changedStatistics.set(unit);
      }
    }
  }

  /** T, the moment that every reading speaks for; the smallest long before the first advance. */
  public long timeMs() {
    return flows.timeMs();
  }

  /** Gives every reading that differs from the one given out last to {@code rows}. */
  public void publishChanges(Consumer<KpiRow> rows) {
    Consumer<KpiRow> changed = row -> publishIfChanged(row, rows);
    drain(changedFlows, unit -> flowRows(unit, changed));
    drain(changedStocks, unit -> stockRows(unit, changed));
    drain(changedStatistics, unit -> statisticRows(unit, changed));
  }

  /** Takes the readings at T as published: what a board does whose cells have been put back. */
  public void assumePublished() {
    publishChanges(row -> {});
    closedPanes.assumePublished();
  }

  /**
   * Gives every cell that changed since the last call to {@code cells}, and the rows of hours and
   * days that are over since then or were corrected to {@code history}.
   */
  public void drainTouched(KpiCells cells, Consumer<HistoryRow> history) {
    flows.drainTouched(new Noting(cells));
    stocks.drainTouched(cells::stock);
    statistics.drainTouched((statistic, unit) -> cells.statistic(unit, statistic));
    closedPanes.publish(history);
  }

  /** Takes back cells that {@link #drainTouched} gave out, before any event. */
  public KpiCells restorer() {
    return new Restorer(flows, stocks, statistics);
  }

  private void publishIfChanged(KpiRow row, Consumer<KpiRow> rows) {
    Shown shown = new Shown(row.reading(), row.simulated());
    Shown before = published.put(new RowKey(row.unit(), row.kpi().id(), row.window()), shown);
    if (!shown.equals(before)) {
      rows.accept(row);
    }
  }

  private void drain(BitSet changed, IntConsumer publish) {
    changed.stream().filter(this::hasBegun).forEach(publish);
    changed.clear();
  }

  // A unit that begins later is marked again by advanceTo on its first day.
  private boolean hasBegun(int unit) {
    return units.get(unit).validity().fromMs() <= timeMs();
  }

  private void flowRows(int unit, Consumer<KpiRow> rows) {
    boolean simulated = flows.counts(unit, Window.ALL_TIME)[Counter.SIMULATED.ordinal()] > 0;
    for (Window window : WINDOWS) {
      long[] counts = flows.counts(unit, window);
      for (Kpi.Flow kpi : catalogue.flows()) {
        rows.accept(row(unit, kpi, window.id(), Reading.of(kpi, counts), simulated));
      }
    }
  }

  private void stockRows(int unit, Consumer<KpiRow> rows) {
    for (Kpi.Stock kpi : catalogue.stocks()) {
      StockCell cell = stocks.cell(unit, kpi.kind());
      rows.accept(row(unit, kpi, "now", cell.reading(), cell.simulated() > 0));
    }
  }

  private void statisticRows(int unit, Consumer<KpiRow> rows) {
    for (Kpi.Reported kpi : catalogue.reported()) {
      Optional<Statistic> latest = statistics.latest(unit, kpi.id());
      boolean simulated = latest.filter(s -> s.origin().simulated()).isPresent();
      rows.accept(row(unit, kpi, "latest", reading(latest), simulated));
    }
  }

  private KpiRow row(int unit, Kpi kpi, String window, Reading reading, boolean simulated) {
    return new KpiRow(units.get(unit).id(), kpi, window, reading, simulated, timeMs());
  }

  private static Reading reading(Optional<Statistic> latest) {
    return latest.<Reading>map(Reading.Published::new).orElseGet(Reading.Unpublished::new);
  }

  /** Passes cells of flows on and notes panes that are over. */
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

  private record RowKey(UnitId unit, String kpi, String window) {}

  private record Shown(Reading reading, boolean simulated) {}
}
