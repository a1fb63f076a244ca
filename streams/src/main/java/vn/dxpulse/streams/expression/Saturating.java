package vn.dxpulse.streams.expression;

/**
 * Arithmetic that ends at the largest or smallest long where CEL ends in an error: a fact with an
 * absurd date must not stop the stream, and the order of values stays right, as it would not with
 * Java's own wrapping.
 */
final class Saturating {

  private Saturating() {}

  static long plus(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? limit(a < 0) : sum;
  }

  static long minus(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? limit(a < 0) : difference;
  }

  static long times(long a, long b) {
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63 ? low : limit((a < 0) != (b < 0));
  }

  private static long limit(boolean negative) {
    return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
