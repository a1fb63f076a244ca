package vn.dxpulse.streams.kpi;

import java.util.function.Consumer;
import vn.dxpulse.streams.catalogue.Kpi;

/**
 * What was last given out of each reading, by scope and place: a reading that did not change costs
 * a comparison. Mutable; stream thread only.
 */
public final class PublishedReadings {

  private final Places places;
  private final Shown[][] shownByScope;

  /** Nothing was given out yet, of {@code scopes} scopes, which are numbered from 0. */
  public PublishedReadings(Places places, int scopes) {
    this.places = places;
    shownByScope = new Shown[scopes][places.size()];
  }

  /** Takes the readings of one part of a scope in their order. */
  Comparison of(Places.Part part, int number, Scope scope, long asOfMs, Consumer<KpiRow> changed) {
    return new Comparison(shownByScope[number], places.first(part), scope, asOfMs, changed);
  }

  /**
   * Gives every reading of {@code tally} that changed to {@code changed}; published statistics of
   * units only, for they do not add up.
   */
  public void compare(Tally tally, int number, Scope scope, long asOfMs, Consumer<KpiRow> changed) {
    Comparison compared = new Comparison(shownByScope[number], 0, scope, asOfMs, changed);
    tally.readings(
        (kpi, window, reading, simulated) -> {
          if (scope.view().isOfUnits() || !(kpi instanceof Kpi.Reported)) {
            compared.next(kpi, window, reading, simulated);
          } else {
            compared.skip();
          }
        });
  }

  /** Forgets every reading of a KPI, so that the next one counts as changed. */
  void forget(Kpi kpi) {
    for (int place = 0; place < places.size(); place++) {
      if (places.all().get(place).kpi().id().equals(kpi.id())) {
        for (Shown[] shown : shownByScope) {
          shown[place] = null; // nothing shown yet
        }
      }
    }
  }

  /** Compares readings with those given out last, in their order. */
  static final class Comparison {
    private final Shown[] shown;
    private final Scope scope;
    private final long asOfMs;
    private final Consumer<KpiRow> changed;
    private int place;

    private Comparison(
        Shown[] shown, int from, Scope scope, long asOfMs, Consumer<KpiRow> changed) {
      this.shown = shown;
      this.place = from;
      this.scope = scope;
      this.asOfMs = asOfMs;
      this.changed = changed;
    }

    void next(Kpi kpi, String window, Reading reading, boolean simulated) {
      Shown before = shown[place];
      if (before == null || !before.is(reading, simulated)) {
        shown[place] = new Shown(reading, simulated);
        changed.accept(new KpiRow(scope, kpi, window, reading, simulated, asOfMs));
      }
      place++;
    }

    private void skip() {
      place++;
    }
  }

  private record Shown(Reading reading, boolean simulated) {
    boolean is(Reading other, boolean otherSimulated) {
      return simulated == otherSimulated && reading.equals(other);
    }
  }
}
