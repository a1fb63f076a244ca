package vn.dxpulse.streams.expression;

import java.util.Objects;

/**
 * What a fact adds to one sum: {@code value} if {@code filter} holds, else 0. Both are CEL.
 *
 * @param filter a condition; the empty text holds for every fact
 * @param value a whole number; {@code "1"} counts
 */
public record Term(String filter, String value) {

  /** Counts every fact. */
  public static final Term EVERY = counting("");

  public Term {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(value, "value");
  }

  /** Counts the facts for which {@code filter} holds. */
  public static Term counting(String filter) {
    return new Term(filter, "1");
  }
}
