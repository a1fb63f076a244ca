package vn.dxpulse.schemas.indicator;

import java.util.Objects;

/**
 * One series of published statistics.
 *
 * @param id what is measured, such as {@code dti_rank}
 * @param method who counts and how, such as {@code mic}
 * @param nameVi name in Vietnamese, for people
 * @param nameEn name in English, for people
 * @param unitOfMeasure unit of the values, such as {@code percent} (0..100) or {@code million_vnd}
 * @param direction which way the values improve; a {@code rank} is lower-is-better
 */
public record Indicator(
    String id,
    String method,
    String nameVi,
    String nameEn,
    String unitOfMeasure,
    Direction direction) {

  private static final String RANK = "rank";

  public Indicator {
    id = token("indicator", id);
    method = token("method", method);
    unitOfMeasure = token("unit_of_measure", unitOfMeasure);
    Objects.requireNonNull(direction, "direction");
    if (nameVi.isBlank() || nameEn.isBlank()) {
      throw new IllegalArgumentException(id + ":" + method + " needs a name_vi and a name_en");
    }
    if (unitOfMeasure.equals(RANK) && direction != Direction.LOWER_IS_BETTER) {
      throw new IllegalArgumentException(
          "%s:%s is a rank and %s, allowed: lower_is_better"
              .formatted(id, method, direction.token()));
    }
  }

  /**
   * True if the values are places among units; each figure then names how many units there were.
   */
  public boolean isRank() {
    return unitOfMeasure.equals(RANK);
  }

  /** Id of the KPI that carries this series: {@code indicator:method}. */
  public String kpiId() {
    return id + ":" + method;
  }

  private static String token(String what, String text) {
    // Both parts stand in topic keys, whose separators are | and :.
    if (!text.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          what + " is '" + text + "', allowed: lower-case letters, digits and _");
    }
    return text;
  }
}
