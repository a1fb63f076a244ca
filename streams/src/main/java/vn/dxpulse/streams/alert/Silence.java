package vn.dxpulse.streams.alert;

import java.util.Optional;
import vn.dxpulse.streams.alert.Evidence.Place;

/**
 * Nobody is to hear of some alerts for a while. Immutable.
 *
 * @param id chosen by who made it
 * @param matchers which alerts
 * @param span from when to when
 * @param revision of its row
 */
public record Silence(
    String id, State state, Matchers matchers, Note note, Span span, long revision) {

  /** Whether it is on. */
  public enum State {
    ACTIVE,
    /** Its time is over. */
    EXPIRED,
    /** Somebody ended it. */
    ENDED
  }

  /** Who made it, and why. */
  public record Note(String by, String reason) {}

  /** When it began, and when it ends by itself. */
  public record Span(long fromMs, long untilMs) {}

  /** True if it is on and the alert is one of those. */
  boolean covers(Alert alert) {
    return state == State.ACTIVE && matchers.match(alert);
  }

  Silence in(State next, long nextRevision) {
    return new Silence(id, next, matchers, note, span, nextRevision);
  }

  /**
   * What an alert must have, each part only if it is given.
   *
   * @param rule id of its rule
   * @param target its subject
   * @param unit unit version
   * @param kpi id of the KPI
   * @param severity the severity that it has, with escalations
   */
  public record Matchers(
      Optional<String> rule,
      Optional<String> target,
      Optional<String> unit,
      Optional<String> kpi,
      Optional<String> severity) {

    boolean isEmpty() {
      return rule.isEmpty()
          && target.isEmpty()
          && unit.isEmpty()
          && kpi.isEmpty()
          && severity.isEmpty();
    }

    private boolean match(Alert alert) {
      Optional<Place> place = alert.evidence().place();
      return allows(rule, Optional.of(alert.id().rule()))
          && allows(target, Optional.of(alert.id().subject()))
          && allows(unit, place.map(Place::unit))
          && allows(kpi, place.map(Place::kpi))
          && allows(severity, Optional.of(alert.severity().token()));
    }

    private static boolean allows(Optional<String> wanted, Optional<String> value) {
      return wanted.isEmpty() || wanted.equals(value);
    }
  }
}
