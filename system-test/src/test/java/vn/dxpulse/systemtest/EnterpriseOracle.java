package vn.dxpulse.systemtest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.systemtest.SentFact.Closing;
import vn.dxpulse.systemtest.SentFact.Registration;
import vn.dxpulse.systemtest.SentFact.Relocation;
import vn.dxpulse.systemtest.SentFact.Stamp;

/**
 * Stocks of enterprises: the latest registration of a kind against the latest closing, and where
 * the later of it and the latest relocation says.
 */
final class EnterpriseOracle {

  private static final Map<String, String> KIND_BY_KPI =
      Map.of(
          "digital_enterprises", "DIGITAL",
          "digital_technology_enterprises", "DIGITAL_TECHNOLOGY");

  private static final Comparator<Stamp> BY_TIME =
      Comparator.comparing(Stamp::at).thenComparing(Stamp::id);

  private final Map<String, List<Registration>> registrations;
  private final Map<String, Stamp> closings = new HashMap<>();
  private final Map<String, Stamp> seats = new HashMap<>();
  private final List<Stamp> moves;

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
    List<Relocation> relocations =
        counted.stream()
            .filter(Relocation.class::isInstance)
            .map(Relocation.class::cast)
            .filter(EnterpriseOracle::leads)
            .toList();
    relocations.forEach(r -> seats.merge(r.enterprise(), r.stamp(), EnterpriseOracle::later));
    moves = relocations.stream().map(Relocation::stamp).toList();
  }

  /** To another unit. */
  private static boolean leads(Relocation relocation) {
    Optional<String> from = CrashUnits.unitOf(relocation.from(), relocation.stamp().at());
    return !from.equals(Optional.of(unitOf(relocation.stamp())));
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
    List<Stamp> here =
        Stream.concat(
                registrations.values().stream()
                    .flatMap(List::stream)
                    .filter(r -> r.as().equals(kind))
                    .map(Registration::stamp),
                moves.stream())
            .filter(stamp -> unitOf(stamp).equals(unit))
            .toList();
    boolean simulated = here.stream().anyMatch(Stamp::simulated);
    long active =
        registrations.values().stream()
            .map(EnterpriseOracle::latest)
            .filter(r -> r.as().equals(kind) && seat(r).equals(unit) && isOpen(r))
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

  private String seat(Registration registration) {
    Stamp stamp = registration.stamp();
    return unitOf(
        Optional.ofNullable(seats.get(registration.enterprise()))
            .filter(move -> BY_TIME.compare(move, stamp) > 0)
            .orElse(stamp));
  }

  private static String unitOf(Stamp stamp) {
    return CrashUnits.unitOf(stamp.code(), stamp.at()).orElseThrow();
  }
}
