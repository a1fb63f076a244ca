package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.Window;

/**
 * What was last given out of each reading. The readings of a unit have a fixed order: flows and
 * percentiles of each kind of fact, stocks, statistics, milestones, services. So a place in an
 * array stands for unit, KPI and window, and a reading that did not change costs a comparison.
 * Mutable; stream thread only.
 */
final class PublishedReadings {

  private final List<Kpi> kpiByPlace = new ArrayList<>();
  private final Map<Part, Integer> firstPlace = new EnumMap<>(Part.class);
  private final Shown[][] shownByUnit;

  PublishedReadings(KpiCatalogue catalogue, int units) {
    firstPlace.put(Part.FLOWS, 0);
    for (EventKind kind : EventKind.values()) {
      catalogue.flows(kind).forEach(kpi -> addPlaces(kpi, kpi.windows()));
      catalogue.percentiles(kind).forEach(kpi -> addPlaces(kpi, kpi.windows()));
    }
    addPart(Part.STOCKS, catalogue.stocks());
    addPart(Part.STATISTICS, catalogue.reported());
    addPart(Part.MILESTONES, catalogue.milestones());
    addPart(Part.SERVICES, catalogue.services());
    shownByUnit = new Shown[units][kpiByPlace.size()];
  }

  private void addPart(Part part, List<? extends Kpi> kpis) {
    firstPlace.put(part, kpiByPlace.size());
    kpiByPlace.addAll(kpis);
  }

  private void addPlaces(Kpi kpi, Iterable<Window> windows) {
    windows.forEach(window -> kpiByPlace.add(kpi));
  }

  /** Takes the readings of one part of a unit in their order. */
  Comparison of(Part part, int unit, UnitId id, long asOfMs, Consumer<KpiRow> changed) {
    return new Comparison(shownByUnit[unit], firstPlace.get(part), id, asOfMs, changed);
  }

  /** Forgets every reading of a KPI, so that the next one counts as changed. */
  void forget(Kpi kpi) {
    for (int place = 0; place < kpiByPlace.size(); place++) {
      if (kpiByPlace.get(place).id().equals(kpi.id())) {
        for (Shown[] shown : shownByUnit) {
          shown[place] = null; // nothing shown yet
        }
      }
    }
  }

  /** Readings of a unit that change together. */
  enum Part {
    FLOWS,
    STOCKS,
    STATISTICS,
    MILESTONES,
    SERVICES
  }

  /** Compares readings with those given out last, in their order. */
  static final class Comparison {
    private final Shown[] shown;
    private final UnitId unit;
    private final long asOfMs;
    private final Consumer<KpiRow> changed;
    private int place;

    private Comparison(
        Shown[] shown, int from, UnitId unit, long asOfMs, Consumer<KpiRow> changed) {
      this.shown = shown;
      this.place = from;
      this.unit = unit;
      this.asOfMs = asOfMs;
      this.changed = changed;
    }

    void next(Kpi kpi, String window, Reading reading, boolean simulated) {
      Shown before = shown[place];
      if (before == null || !before.is(reading, simulated)) {
        shown[place] = new Shown(reading, simulated);
        changed.accept(new KpiRow(unit, kpi, window, reading, simulated, asOfMs));
      }
      place++;
    }
  }

  private record Shown(Reading reading, boolean simulated) {
    boolean is(Reading other, boolean otherSimulated) {
      return simulated == otherSimulated && reading.equals(other);
    }
  }
}
