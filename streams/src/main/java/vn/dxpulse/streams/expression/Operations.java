package vn.dxpulse.streams.expression;

import java.util.Arrays;
import vn.dxpulse.streams.decode.FactCursor;

/**
 * What each {@link Op} does, under its name in camel case; called by the classes that {@link
 * BoundClass} writes. Conditions are 1 or 0.
 */
final class Operations {

  private Operations() {}

  static long number(FactCursor fact, int slot) {
    return fact.number(slot);
  }

  static long flag(FactCursor fact, int slot) {
    return fact.flag(slot) ? 1 : 0;
  }

  static long has(FactCursor fact, int slot) {
    return fact.has(slot) ? 1 : 0;
  }

  static long textIs(FactCursor fact, int slot, byte[] text) {
    return fact.textIs(slot, text) ? 1 : 0;
  }

  static long textStarts(FactCursor fact, int slot, byte[] text) {
    int start = fact.textStart(slot);
    boolean starts =
        fact.textLength(slot) >= text.length
            && Arrays.equals(
                fact.textBytes(slot), start, start + text.length, text, 0, text.length);
    return starts ? 1 : 0;
  }

  static long and(long a, long b) {
    return a & b;
  }

  static long or(long a, long b) {
    return a | b;
  }

  static long not(long a) {
    return a ^ 1;
  }

  static long equal(long a, long b) {
    return a == b ? 1 : 0;
  }

  static long less(long a, long b) {
    return a < b ? 1 : 0;
  }

  static long lessOrEqual(long a, long b) {
    return a <= b ? 1 : 0;
  }

  static long plus(long a, long b) {
    return Saturating.plus(a, b);
  }

  static long minus(long a, long b) {
    return Saturating.minus(a, b);
  }

  static long times(long a, long b) {
    return Saturating.times(a, b);
  }

  static long divide(long a, long b) {
    return a / b;
  }
}
