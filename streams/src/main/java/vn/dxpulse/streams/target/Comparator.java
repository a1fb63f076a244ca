package vn.dxpulse.streams.target;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a value is held against the one that a target names; the wording decides. */
public enum Comparator {
  /** <em>Trên</em>: more than, so equality misses. */
  MORE_THAN(">") {
    @Override
    boolean isReached(double value, double wanted) {
      return value > wanted;
    }
  },
  /** At least, also where a target names a number and no word: equality reaches it. */
  AT_LEAST(">=") {
    @Override
    boolean isReached(double value, double wanted) {
      return value >= wanted;
    }
  },
  /** <em>Dưới</em>: less than. */
  LESS_THAN("<") {
    @Override
    boolean isReached(double value, double wanted) {
      return value < wanted;
    }
  },
  /** At most, such as a rank <em>thuộc nhóm 15</em>. */
  AT_MOST("<=") {
    @Override
    boolean isReached(double value, double wanted) {
      return value <= wanted;
    }
  };

  private final String symbol;

  Comparator(String symbol) {
    this.symbol = symbol;
  }

  abstract boolean isReached(double value, double wanted);

  /** True if more is better. */
  public boolean isFloor() {
    return this == MORE_THAN || this == AT_LEAST;
  }

  /** As it stands in files and rows. */
  public String symbol() {
    return symbol;
  }

  /**
   * The comparator of that symbol.
   *
   * @throws IllegalArgumentException if there is none; the message says which there are
   */
  public static Comparator of(String symbol) {
    return Arrays.stream(values())
        .filter(comparator -> comparator.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "comparator must be one of "
                        + Arrays.stream(values())
                            .map(Comparator::symbol)
                            .collect(Collectors.joining(" "))
                        + ", got '"
                        + symbol
                        + "'"));
  }
}
