package vn.dxpulse.streams.alert.rule;

import java.util.Set;

/**
 * Which targets a rule is about; an empty set stands for all. Immutable.
 *
 * @param kpis ids of KPIs
 * @param units unit versions, or codes that stand for every version of a unit
 * @param targets ids
 */
public record RuleScope(Set<String> kpis, Set<String> units, Set<String> targets) {

  public static final RuleScope ALL = new RuleScope(Set.of(), Set.of(), Set.of());

  public RuleScope {
    kpis = Set.copyOf(kpis);
    units = Set.copyOf(units);
    targets = Set.copyOf(targets);
  }

  boolean covers(TargetReading reading) {
    return allows(kpis, reading.kpi())
        && allows(targets, reading.target())
        && (allows(units, reading.unit()) || units.contains(codeOf(reading.unit())));
  }

  private static boolean allows(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static String codeOf(String unit) {
    int at = unit.indexOf('@');
    return at < 0 ? unit : unit.substring(0, at);
  }
}
