package vn.dxpulse.streams.targets;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.pane.Window;

/** The KPI that a target names, and the window of it. */
record KpiReference(KpiCatalogue catalogue) {

  Optional<Kpi> read(Entries target) {
    Optional<String> id = target.text("kpi");
    Optional<Kpi> kpi = id.flatMap(catalogue::find);
    if (id.isPresent() && kpi.isEmpty()) {
      target.problem("kpi", "there is no KPI '%s'%s".formatted(id.get(), nearest(id.get())));
    }
    return kpi;
  }

  Optional<String> window(Entries target, Kpi kpi) {
    Optional<String> window = target.text("window");
    List<String> kept = windows(kpi);
    if (window.isPresent() && !kept.contains(window.get())) {
      target.problem(
          "window",
          "window is '%s', but %s is kept for: %s"
              .formatted(window.get(), kpi.id(), String.join(", ", kept)));
      return Optional.empty();
    }
    return window;
  }

  private static List<String> windows(Kpi kpi) {
    if (kpi instanceof Kpi.Flow flow) {
      return flow.windows().stream().map(Window::id).toList();
    }
    if (kpi instanceof Kpi.Percentile percentile) {
      return percentile.windows().stream().map(Window::id).toList();
    }
    return List.of(kpi instanceof Kpi.Reported ? "latest" : "now");
  }

  private String nearest(String id) {
    return catalogue.all().stream()
        .map(Kpi::id)
        .min(Comparator.comparingInt(known -> distance(id, known)))
        .map(known -> ", the nearest is '" + known + "'")
        .orElse("");
  }

  /** Least number of letters to insert, delete or replace (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
