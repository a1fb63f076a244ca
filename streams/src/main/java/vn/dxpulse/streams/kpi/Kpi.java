package vn.dxpulse.streams.kpi;

import java.util.Optional;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.indicator.Indicator;

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
   * A count, or a ratio of two counts, over every window.
   *
   * @param denominator empty for a count
   */
  record Flow(Description description, Counter numerator, Optional<Counter> denominator)
      implements Kpi {}

  /** Entities active now. */
  record Stock(Description description, EnterpriseKind kind) implements Kpi {}

  /** Latest published statistic. */
  record Reported(Description description, Indicator indicator) implements Kpi {}
}
