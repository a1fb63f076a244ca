package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;
import vn.dxpulse.streams.pane.Window;

/**
 * The KPIs made of one kind of fact: counts, sums and ratios from one board, percentiles from a
 * board of histograms per value. Mutable; stream thread only.
 */
public final class KindFlows {

  private final List<Kpi.Flow> kpis;
  private final List<Kpi.Percentile> percentiles;
  private final FlowTerms terms;
  private final FlowBoard sums;
  private final List<FlowBoard> histograms = new ArrayList<>();
  private final ClosedPanes closedPanes;

  KindFlows(EventKind kind, KpiCatalogue catalogue, List<Unit> units, long futureMs) {
    kpis = catalogue.flows(kind);
    percentiles = catalogue.percentiles(kind);
    terms = FlowTerms.of(kind, catalogue);
    sums = new FlowBoard(units.size(), terms.size(), futureMs, EnumSet.allOf(Window.class));
    for (int value = 0; value < terms.rankedValues(); value++) {
      histograms.add(new FlowBoard(units.size(), Buckets.COUNT, futureMs, windowsOfValue(value)));
    }
    closedPanes = new ClosedPanes(units, sums, terms, kpis);
  }

  private Set<Window> windowsOfValue(int value) {
    Set<Window> windows = EnumSet.noneOf(Window.class);
    percentiles.stream()
        .filter(kpi -> terms.rankedValue(kpi) == value)
        .forEach(kpi -> windows.addAll(kpi.windows()));
    return windows;
  }

  /**
   * Counts a fact.
   *
   * @param contributions what it adds to each counter, then the ranked terms; see {@link FlowTerms}
   */
  public void add(int unit, long eventTimeMs, long[] contributions) {
    sums.add(unit, eventTimeMs, contributions);
    for (int value = 0; value < histograms.size(); value++) {
      int at = terms.size() + 2 * value;
      if (contributions[at + 1] != 0) {
        histograms.get(value).addOne(unit, eventTimeMs, Buckets.of(contributions[at]));
      }
    }
  }

  /**
   * Counts of a fact only what is in {@code part}.
   *
   * @param contributions as of {@link #add}; changed by this
   */
  public void addOnly(FlowPart part, int unit, long eventTimeMs, long[] contributions) {
    for (int counter = 0; counter < terms.size(); counter++) {
      if (!part.counters().get(counter)) {
        contributions[counter] = 0;
      }
    }
    for (int value = 0; value < histograms.size(); value++) {
      if (!part.rankedValues().get(value)) {
        contributions[terms.size() + 2 * value + 1] = 0;
      }
    }
    add(unit, eventTimeMs, contributions);
  }

  /** Forgets what was counted of {@code part}. */
  void clear(FlowPart part) {
    if (!part.counters().isEmpty()) {
      sums.clear(part.counters());
    }
    BitSet all = new BitSet();
    all.set(0, Buckets.COUNT);
    part.rankedValues().stream().forEach(value -> histograms.get(value).clear(all));
  }

  void advanceTo(long timeMs, IntConsumer changedUnits) {
    sums.advanceTo(timeMs, closedPanes::added);
    sums.drainChangedUnits().forEach(changedUnits);
    for (FlowBoard histogram : histograms) {
      histogram.advanceTo(timeMs);
      histogram.drainChangedUnits().forEach(changedUnits);
    }
  }

  /** Gives the reading of each KPI and window of a unit. */
  void readings(int unit, ReadingVisitor visitor) {
    readings(unit, Reading::of, visitor);
  }

  /** The same, with the numbers that percentiles are taken of instead of percentiles. */
  void addable(int unit, ReadingVisitor visitor) {
    readings(unit, Reading.Spread::of, visitor);
  }

  private void readings(
      int unit, BiFunction<Kpi.Percentile, long[], Reading> percentile, ReadingVisitor visitor) {
    boolean simulated = sums.counts(unit, Window.ALL_TIME)[terms.simulated()] > 0;
    for (Kpi.Flow kpi : kpis) {
      for (Window window : kpi.windows()) {
        Reading reading = Reading.of(kpi, terms, sums.counts(unit, window));
        visitor.reading(kpi, window.id(), reading, simulated);
      }
    }
    for (Kpi.Percentile kpi : percentiles) {
      FlowBoard histogram = histograms.get(terms.rankedValue(kpi));
      for (Window window : kpi.windows()) {
        Reading reading = percentile.apply(kpi, histogram.counts(unit, window));
        visitor.reading(kpi, window.id(), reading, simulated);
      }
    }
  }

  /** Takes what is over as published; see {@link ClosedPanes#assumePublished}. */
  void assumePublished(OptionalLong pendingSinceMs) {
    closedPanes.assumePublished(pendingSinceMs);
  }

  void forgetRestored() {
    closedPanes.forgetRestored();
  }

  /** Gives the rows of hours and days that are over since the last call or were corrected. */
  void publishHistory(Consumer<HistoryRow> history) {
    closedPanes.publish(history);
  }

  /** Has the closed hours and days of a KPI published again, from {@code fromMs} on. */
  void publishAgain(Kpi.Flow kpi, long fromMs) {
    closedPanes.publishAgain(kpi, fromMs);
  }

  void drainTouched(KpiCells cells) {
    sums.drainTouched(cells.flows(terms.kind()));
    for (int value = 0; value < histograms.size(); value++) {
      histograms.get(value).drainTouched(cells.values(terms.kind(), terms.rankedId(value)));
    }
  }

  /** Puts cells of sums back. */
  FlowCells sumsRestorer() {
    return new BoardRestorer(sums, closedPanes::restored);
  }

  /**
   * Puts cells of the value of that id back, or forgets them if no percentile needs it any more.
   */
  FlowCells valuesRestorer(int valueId) {
    for (int value = 0; value < histograms.size(); value++) {
      if (terms.rankedId(value) == valueId) {
        return new BoardRestorer(histograms.get(value), (unit, size, pane) -> {});
      }
    }
    return new Forgetting();
  }

  private record Forgetting() implements FlowCells {
    @Override
    public void total(int unit, long[] counts) {}

    @Override
    public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {}
  }
}
