package vn.dxpulse.streams.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.indicator.Indicator;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.pane.Window;

/** One KPI of the catalogue. */
public sealed interface Kpi {

  /** What people and tools need to know of every KPI. */
  Description description();

  /** Id, such as {@code on_time_rate}. */
  default String id() {
    return description().id();
  }

  /**
   * What a KPI is, for people and tools.
   *
   * @param id stable id, also in keys; lower case
   * @param nameVi name in Vietnamese
   * @param nameEn name in English
   * @param unitOfMeasure unit of the value, such as {@code dossiers}; {@code ratio} is 0..1
   * @param direction which way it improves
   * @param formula how the value is computed, in words
   */
  record Description(
      String id,
      String nameVi,
      String nameEn,
      String unitOfMeasure,
      Direction direction,
      String formula) {}

  /**
   * A count or sum, or a ratio of two, of the facts in each window.
   *
   * @param windows in the order of {@link Window}; never empty
   * @param numerator what each fact adds
   * @param denominator empty for a count or sum
   */
  record Flow(
      Description description,
      EventKind event,
      Set<Window> windows,
      Term numerator,
      Optional<Term> denominator)
      implements Kpi {
    public Flow {
      windows = ordered(windows);
    }
  }

  /**
   * The value below which {@code percentile} percent of the facts in each window lie.
   *
   * @param windows in the order of {@link Window}; never empty
   * @param value which facts count, and the whole number of each
   * @param percentile 1..99
   * @param divideBy by what the number is divided for the unit of measure: 3600 makes hours of
   *     seconds
   */
  record Percentile(
      Description description,
      EventKind event,
      Set<Window> windows,
      Term value,
      int percentile,
      long divideBy)
      implements Kpi {
    public Percentile {
      windows = ordered(windows);
    }

    /** Contributes 1 for each fact that has a value, which tells a value of 0 from none. */
    public Term counted() {
      return Term.counting(value.filter());
    }
  }

  /** Entities active now. */
  record Stock(Description description, EnterpriseKind kind) implements Kpi {}

  /** Latest published statistic. */
  record Reported(Description description, Indicator indicator) implements Kpi {}

  /**
   * Subjects for which a milestone is declared and not withdrawn.
   *
   * @param milestone id in the declarations, such as {@code smart_city}
   */
  record Milestone(Description description, String milestone) implements Kpi {}

  /**
   * A number of public services by their latest listing, or a ratio of two.
   *
   * @param numerator services that are counted
   * @param denominator empty for a number
   */
  record Services(
      Description description,
      ServiceScale scale,
      ServiceGroup numerator,
      Optional<ServiceGroup> denominator)
      implements Kpi {}

  private static Set<Window> ordered(Set<Window> windows) {
    return Collections.unmodifiableSet(EnumSet.copyOf(windows));
  }
}
