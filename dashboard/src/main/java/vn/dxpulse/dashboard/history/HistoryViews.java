package vn.dxpulse.dashboard.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Views of the history, computed when asked for from the rows as reported. Any thread.
 *
 * <p>Worked example: 06 has 1 of 1 dossiers on time on 30 June, 19 has 49 of 99, and both were
 * taken over by the new 19. Restated, the new 19 has 50 of 100 on 30 June, 0.5.
 */
public final class HistoryViews {

  private final HistoryStore store;

  public HistoryViews(HistoryStore store) {
    this.store = store;
  }

  /**
   * Rows by unit, KPI and start. A start of which no part has a row is left out.
   *
   * <p>Costs a look at every series, and a step per row that is added up.
   *
   * @param most rows wanted at most; one more comes if there are more
   */
  public List<HistoryRow> rows(HistorySelection selection, UnitGroups groups, int most) {
    List<HistoryRow> rows = new ArrayList<>();
    for (var shown : parts(selection, groups).entrySet()) {
      for (HistoryPoint point : sums(shown.getValue(), selection)) {
        rows.add(new HistoryRow(shown.getKey().unit(), shown.getKey().kpi(), point));
        if (rows.size() > most) {
          return rows;
        }
      }
    }
    return rows;
  }

  /** What is shown, sorted, each with the series that it is the sum of. */
  private SortedMap<Shown, List<SeriesKey>> parts(HistorySelection selection, UnitGroups groups) {
    SortedMap<Shown, List<SeriesKey>> parts = new TreeMap<>(Shown.ORDER);
    store
        .keys()
        .filter(selection::wants)
        .forEach(
            key ->
                selection.view().shows(key.unit(), groups).stream()
                    .filter(selection::wantsUnit)
                    .map(unit -> new Shown(unit, key.kpi()))
                    .forEach(
                        shown -> parts.computeIfAbsent(shown, s -> new ArrayList<>()).add(key)));
    return parts;
  }

  private Collection<HistoryPoint> sums(List<SeriesKey> parts, HistorySelection selection) {
    NavigableMap<Long, HistoryPoint> sums = new TreeMap<>();
    for (SeriesKey part : parts) {
      for (HistoryPoint point : store.rows(part, selection.fromMs(), selection.toMs())) {
        sums.merge(point.startMs(), point, HistoryPoint::plus);
      }
    }
    return sums.values();
  }

  private record Shown(String unit, String kpi) {
    static final Comparator<Shown> ORDER =
        Comparator.comparing(Shown::unit).thenComparing(Shown::kpi);
  }
}
