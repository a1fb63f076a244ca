package vn.dxpulse.systemtest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dxpulse.systemtest.SentFact.Closing;
import vn.dxpulse.systemtest.SentFact.Registration;
import vn.dxpulse.systemtest.SentFact.Stamp;

/** Stocks of enterprises: the latest registration of a kind against the latest closing. */
final class EnterpriseOracle {

  private static final Map<String, String> KIND_BY_KPI =
      Map.of(
          "digital_enterprises", "DIGITAL",
          "digital_technology_enterprises", "DIGITAL_TECHNOLOGY");

  private static final Comparator<Stamp> BY_TIME =
      Comparator.comparing(Stamp::at).thenComparing(Stamp::id);

  private final Map<String, List<Registration>> registrations;
  private final Map<String, Stamp> closings = new HashMap<>();

  EnterpriseOracle(List<SentFact> counted) {
    registrations =
        counted.stream()
            .filter(Registration.class::isInstance)
            .map(Registration.class::cast)
            .collect(Collectors.groupingBy(r -> r.enterprise() + " as " + r.as()));
    counted.stream()
        .filter(Closing.class::isInstance)
        .map(Closing.class::cast)
        .forEach(c -> closings.merge(c.enterprise(), c.stamp(), EnterpriseOracle::later));
  }

  /**
   * Stocks of a unit by KPI. Whether a unit was ever heard of, and by a simulator, may depend on
   * the order in which two topics were read; among thousands of enterprises it is certain as soon
   * as there is any registration.
   */
  Map<String, ShownRow> rows(String unit) {
    Map<String, ShownRow> rows = new HashMap<>();
    KIND_BY_KPI.forEach((kpi, kind) -> rows.put(kpi, row(unit, kind)));
    return rows;
  }

  private ShownRow row(String unit, String kind) {
    List<Registration> here =
        registrations.values().stream()
            .flatMap(List::stream)
            .filter(r -> r.as().equals(kind) && unitOf(r).equals(unit))
            .toList();
    boolean simulated = here.stream().anyMatch(r -> r.stamp().simulated());
    long active =
        registrations.values().stream()
            .map(EnterpriseOracle::latest)
            .filter(r -> r.as().equals(kind) && unitOf(r).equals(unit) && isOpen(r))
            .count();
    return here.isEmpty() ? ShownRow.unknown() : ShownRow.count(active, simulated);
  }

  private boolean isOpen(Registration registration) {
    return Optional.ofNullable(closings.get(registration.enterprise()))
        .map(closing -> BY_TIME.compare(registration.stamp(), closing) > 0)
        .orElse(true);
  }

  private static Registration latest(List<Registration> ofOne) {
    return ofOne.stream().max(Comparator.comparing(Registration::stamp, BY_TIME)).orElseThrow();
  }

  private static Stamp later(Stamp one, Stamp other) {
    return BY_TIME.compare(one, other) > 0 ? one : other;
  }

  private static String unitOf(Registration registration) {
    Stamp stamp = registration.stamp();
    return CrashUnits.unitOf(stamp.code(), stamp.at()).orElseThrow();
  }
}
