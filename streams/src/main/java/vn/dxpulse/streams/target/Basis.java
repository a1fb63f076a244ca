package vn.dxpulse.streams.target;

import java.util.Arrays;
import java.util.Locale;

/** What a target is judged by. */
public enum Basis {
  /** The number that its wording names. */
  NUMBER,
  /** Declarations: how many of the things named were declared. */
  MILESTONE,
  /** A configured measure, because the wording has no number. */
  PROXY;

  /** As it stands in files and rows. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The basis written as {@code token}.
   *
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public static Basis of(String token) {
    return Arrays.stream(values())
        .filter(basis -> basis.token().equals(token))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "basis is '"
                        + token
                        + "', allowed: "
                        + Arrays.stream(values()).map(Basis::token).toList()));
  }
}
