package vn.dxpulse.streams.alert.rule;

/**
 * One rule. Immutable.
 *
 * @param id such as {@code target-off-track}
 * @param condition when it raises alerts
 * @param severity of an alert that has not escalated
 * @param scope which targets it is about, where it is about targets
 * @param nameVi what is wrong, in few words of Vietnamese
 * @param nameEn the same in English
 */
public record AlertRule(
    String id,
    Condition condition,
    Severity severity,
    Timing timing,
    RuleScope scope,
    String nameVi,
    String nameEn) {

  /** True if the rule is about that target. */
  public boolean covers(TargetReading reading) {
    return scope.covers(reading);
  }
}
