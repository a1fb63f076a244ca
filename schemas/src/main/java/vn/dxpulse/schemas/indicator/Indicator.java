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
 * @param direction which way the values improve
 */
public record Indicator(
    String id,
    String method,
    String nameVi,
    String nameEn,
    String unitOfMeasure,
    Direction direction) {

  public Indicator {
    id = token("indicator", id);
    method = token("method", method);
    unitOfMeasure = token("unit_of_measure", unitOfMeasure);
    Objects.requireNonNull(direction, "direction");
    if (nameVi.isBlank() || nameEn.isBlank()) {
      throw new IllegalArgumentException(id + ":" + method + " needs a name_vi and a name_en");
    }
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
