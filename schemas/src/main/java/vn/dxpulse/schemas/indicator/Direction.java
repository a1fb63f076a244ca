package vn.dxpulse.schemas.indicator;

import java.util.Arrays;
import java.util.Locale;

/** Which way a statistic improves. */
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER,
  /** A size or a flow that is neither good nor bad by itself, such as a population. */
  NEUTRAL;

  /** As written in files and topics, such as {@code higher_is_better}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The direction written as {@code token}.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static Direction of(String token) {
    return Arrays.stream(values())
        .filter(direction -> direction.token().equals(token))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "direction is '"
                        + token
                        + "', allowed: "
                        + Arrays.stream(values()).map(Direction::token).toList()));
  }
}
