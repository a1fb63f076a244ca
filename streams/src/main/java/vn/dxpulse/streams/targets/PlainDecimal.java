package vn.dxpulse.streams.targets;

import java.math.BigDecimal;

/** Numbers as people write them in a file: {@code 700} and {@code 0.9}, never {@code 7.0E2}. */
final class PlainDecimal {

  private PlainDecimal() {}

  /** The shortest decimal text that reads back as {@code value}. */
  static String of(double value) {
    return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
