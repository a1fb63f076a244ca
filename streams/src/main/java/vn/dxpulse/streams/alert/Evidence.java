package vn.dxpulse.streams.alert;

import java.util.Optional;
import vn.dxpulse.streams.alert.rule.AlertKind;
import vn.dxpulse.streams.alert.rule.Severity;

/**
 * What an alert rests on. Immutable.
 *
 * @param kind of its rule
 * @param severity before escalations
 * @param place unit and KPI, of alerts about targets
 * @param summary what is wrong
 * @param origin what is behind it
 */
public record Evidence(
    AlertKind kind, Severity severity, Optional<Place> place, Summary summary, Origin origin) {

  /** Unit version and KPI. */
  public record Place(String unit, String kpi) {}

  /**
   * What is wrong, one sentence in each language.
   *
   * @param link path of the page that shows it
   */
  public record Summary(String vi, String en, String link) {}

  /**
   * What is behind it.
   *
   * @param simulated true if simulated events are
   * @param notifies false in a replay
   * @param revision of the input that decided
   */
  public record Origin(boolean simulated, boolean notifies, long revision) {}
}
