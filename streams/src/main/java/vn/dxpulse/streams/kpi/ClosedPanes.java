package vn.dxpulse.streams.kpi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.PaneSize;

/**
 * The hours and days that are over: each is published when T leaves it, and again when an event of
 * it comes in later. An hour or day without events has no row. Mutable; stream thread only.
 */
final class ClosedPanes {

  private static final List<PaneSize> PUBLISHED = List.of(PaneSize.HOUR, PaneSize.DAY);

  /** Panes of an hour are kept for the rolling 30 days; older ones may have left. */
  private static final long HOURS_KEPT_MS = Duration.ofDays(30).toMillis();

  /** No event before 2000 is accepted. */
  private static final long OLDEST_DAY_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private final List<Unit> units;
  private final FlowBoard flows;
  private final FlowTerms terms;
  private final List<Kpi.Flow> kpis;
  private final Set<Pane> corrected = new LinkedHashSet<>();
  private final Set<Pane> restored = new LinkedHashSet<>();
  private final List<Again> again = new ArrayList<>();
  private final long[] counts;
  private long publishedUntilMs = Long.MIN_VALUE;

  ClosedPanes(List<Unit> units, FlowBoard flows, FlowTerms terms, List<Kpi.Flow> kpis) {
    this.units = units;
    this.flows = flows;
    this.terms = terms;
    this.kpis = kpis;
    this.counts = new long[terms.size()];
  }

  /** A pane was put back: its row may not have been published before the task ended. */
  void restored(int unit, PaneSize size, long pane) {
    if (PUBLISHED.contains(size)) {
      restored.add(new Pane(unit, size, pane));
    }
  }

  /** All that was put back so far had its row. */
  void forgetRestored() {
    restored.clear();
  }

  /**
   * Takes everything up to T as published; or only up to an earlier moment, and none of what was
   * put back since {@link #forgetRestored}.
   */
  void assumePublished(OptionalLong pendingSinceMs) {
    publishedUntilMs = pendingSinceMs.orElse(flows.timeMs());
    if (pendingSinceMs.isPresent()) {
      restored.forEach(pane -> added(pane.unit(), pane.size(), pane.pane()));
    }
    restored.clear();
  }

  /** Something was added to a pane; it matters if that is over. */
  void added(int unit, PaneSize size, long pane) {
    if (PUBLISHED.contains(size) && pane < size.paneAt(flows.timeMs())) {
      corrected.add(new Pane(unit, size, pane));
    }
  }

  /** Gives the rows of panes that are over since the last call or have been corrected. */
  void publish(Consumer<HistoryRow> rows) {
    if (publishedUntilMs != Long.MIN_VALUE) {
      PUBLISHED.forEach(this::addClosed);
    }
    publishedUntilMs = flows.timeMs();
    corrected.forEach(pane -> publish(pane, kpis, rows));
    corrected.clear();
    again.forEach(kpi -> publish(kpi, rows));
    again.clear();
  }

  /** Has what is over of a KPI published by the next call, as far as it ends after a moment. */
  void publishAgain(Kpi.Flow kpi, long afterMs) {
    again.add(new Again(kpi, afterMs));
  }

  private void publish(Again wanted, Consumer<HistoryRow> rows) {
    for (PaneSize size : PUBLISHED) {
      long oldestMs = size == PaneSize.HOUR ? flows.timeMs() - HOURS_KEPT_MS : OLDEST_DAY_MS;
      long until = size.paneAt(flows.timeMs());
      for (long pane = size.paneAt(Math.max(oldestMs, wanted.afterMs())); pane < until; pane++) {
        for (int unit = 0; unit < units.size(); unit++) {
          publish(new Pane(unit, size, pane), List.of(wanted.kpi()), rows);
        }
      }
    }
  }

  private void addClosed(PaneSize size) {
    long until = size.paneAt(flows.timeMs());
    for (long pane = size.paneAt(publishedUntilMs); pane < until; pane++) {
      for (int unit = 0; unit < units.size(); unit++) {
        corrected.add(new Pane(unit, size, pane));
      }
    }
  }

  private void publish(Pane pane, List<Kpi.Flow> wanted, Consumer<HistoryRow> rows) {
    Arrays.fill(counts, 0);
    flows.addPaneTo(counts, pane.unit(), pane.size(), pane.pane());
    if (counts[terms.facts()] == 0) {
      return;
    }
    for (Kpi.Flow kpi : wanted) {
      rows.accept(
          new HistoryRow(
              units.get(pane.unit()).id(),
              kpi,
              pane.size(),
              pane.size().startOf(pane.pane()),
              Reading.of(kpi, terms, counts),
              counts[terms.simulated()] > 0,
              flows.timeMs()));
    }
  }

  private record Again(Kpi.Flow kpi, long afterMs) {}

  private record Pane(int unit, PaneSize size, long pane) {}
}
