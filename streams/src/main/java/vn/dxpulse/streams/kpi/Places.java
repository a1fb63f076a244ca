package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.Window;

/**
 * The order of the readings of a unit: flows, then percentiles of each kind of fact, then stocks,
 * statistics, milestones. So a place in an array stands for KPI and window. Immutable.
 */
public final class Places {

  private final List<Place> all = new ArrayList<>();
  private final Map<Part, Integer> first = new EnumMap<>(Part.class);
  private final Map<String, Integer> byKey = new HashMap<>();

  public Places(KpiCatalogue catalogue) {
    first.put(Part.FLOWS, 0);
    for (EventKind kind : EventKind.values()) {
      for (Kpi.Flow kpi : catalogue.flows(kind)) {
        addFlow(kpi, kpi.denominator().isPresent() ? Form.RATIO : Form.COUNT, kpi.windows());
      }
      catalogue.percentiles(kind).forEach(kpi -> addFlow(kpi, Form.RANKED, kpi.windows()));
    }
    addPart(Part.STOCKS, catalogue.stocks(), Form.COUNT, "now");
    addPart(Part.STATISTICS, catalogue.reported(), Form.STATISTIC, "latest");
    addPart(Part.MILESTONES, catalogue.milestones(), Form.COUNT, "now");
    for (int place = 0; place < all.size(); place++) {
      byKey.put(key(all.get(place).kpi().id(), all.get(place).window()), place);
    }
  }

  private void addFlow(Kpi kpi, Form form, Set<Window> windows) {
    windows.forEach(window -> all.add(new Place(kpi, window.id(), form)));
  }

  private void addPart(Part part, List<? extends Kpi> kpis, Form form, String window) {
    first.put(part, all.size());
    kpis.forEach(kpi -> all.add(new Place(kpi, window, form)));
  }

  /** Gives KPI and window of every place, in order. */
  public void forEach(BiConsumer<Kpi, String> visitor) {
    all.forEach(place -> visitor.accept(place.kpi(), place.window()));
  }

  /** All that tells the places of one catalogue from those of another. */
  @Override
  public String toString() {
    return all.stream()
        .map(at -> at.kpi().id() + "|" + at.window() + "|" + at.form().code())
        .collect(Collectors.joining("\n"));
  }

  /** Every place, in order. */
  List<Place> all() {
    return all;
  }

  int size() {
    return all.size();
  }

  /** First place of the readings that change together. */
  int first(Part part) {
    return first.get(part);
  }

  /** The place of a KPI and window, if the catalogue has it. */
  Optional<Integer> find(String kpi, String window) {
    return Optional.ofNullable(byKey.get(key(kpi, window)));
  }

  private static String key(String kpi, String window) {
    return kpi + "|" + window;
  }

  /** Readings of a unit that change together. */
  enum Part {
    FLOWS,
    STOCKS,
    STATISTICS,
    MILESTONES
  }

  /** What the readings of a place are made of. */
  enum Form {
    /** A number of things, and whether anything was heard of them. */
    COUNT('c'),
    RATIO('r'),
    /** A histogram. */
    RANKED('p'),
    STATISTIC('s');

    private final char code;

    Form(char code) {
      this.code = code;
    }

    /** What stands for the form where it is kept. */
    char code() {
      return code;
    }

    static Form of(char code) {
      return Arrays.stream(values())
          .filter(form -> form.code == code)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no readings have the form " + code));
    }
  }

  /** One KPI over one window. */
  record Place(Kpi kpi, String window, Form form) {}
}
