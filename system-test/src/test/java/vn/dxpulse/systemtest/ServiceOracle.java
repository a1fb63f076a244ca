package vn.dxpulse.systemtest;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.systemtest.SentFact.Listing;
import vn.dxpulse.systemtest.SentFact.Stamp;

/** Services of each unit by their latest listing. */
final class ServiceOracle {

  private static final Comparator<Listing> BY_TIME =
      Comparator.comparing(
          Listing::stamp, Comparator.comparing(Stamp::at).thenComparing(Stamp::id));

  private final Map<String, Map<String, Listing>> latestByUnit = new HashMap<>();

  ServiceOracle(List<SentFact> counted) {
    for (SentFact fact : counted) {
      if (fact instanceof Listing listing) {
        String unit = CrashUnits.unitOf(listing.stamp().code(), listing.stamp().at()).orElseThrow();
        latestByUnit
            .computeIfAbsent(unit, key -> new HashMap<>())
            .merge(listing.service(), listing, (a, b) -> BY_TIME.compare(a, b) >= 0 ? a : b);
      }
    }
  }

  /** Rows of a unit by KPI. */
  Map<String, ShownRow> rows(String unit) {
    Collection<Listing> all = latestByUnit.getOrDefault(unit, Map.of()).values();
    List<Listing> offered = all.stream().filter(l -> !l.level().equals("WITHDRAWN")).toList();
    boolean simulated = all.stream().anyMatch(l -> l.stamp().simulated());
    long onPhone = offered.stream().filter(Listing::onPhone).count();
    long onNewScale = count(offered, Set.of("FULL_PROCESS", "PARTIAL", "INFORMATION"));
    long onOldScale = count(offered, Set.of("LEVEL_1", "LEVEL_2", "LEVEL_3", "LEVEL_4"));
    Map<String, ShownRow> rows = new HashMap<>();
    rows.put("services_offered", ShownRow.count(offered.size(), simulated));
    rows.put("services_on_phone_share", ShownRow.ratio(onPhone, offered.size(), simulated));
    rows.put(
        "services_full_process_share",
        ShownRow.ratio(count(offered, Set.of("FULL_PROCESS")), onNewScale, simulated));
    rows.put(
        "services_level4_share",
        ShownRow.ratio(count(offered, Set.of("LEVEL_4")), onOldScale, simulated));
    if (all.isEmpty()) {
      rows.put("services_offered", ShownRow.unknown());
    }
    return rows;
  }

  private static long count(List<Listing> offered, Set<String> levels) {
    return offered.stream().filter(listing -> levels.contains(listing.level())).count();
  }
}
