package vn.dxpulse.streams.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The wanted fields of the record that was decoded last; overwritten by the next one.
 *
 * <p>Mutable and allocation-free on purpose: one cursor serves one stream thread. Texts are views
 * into the record's bytes until somebody asks for a {@code String}.
 */
public final class FactCursor {

  private final boolean[] present;
  private final long[] numbers;
  private final int[] starts;
  private final int[] lengths;
  private final byte[][] texts;

  FactCursor(int slots) {
    present = new boolean[slots];
    numbers = new long[slots];
    starts = new int[slots];
    lengths = new int[slots];
    texts = new byte[slots][];
  }

  /** True unless the field is null. */
  public boolean has(int slot) {
    return present[slot];
  }

  /** An int, long or timestamp field; 0 if it is null. */
  public long number(int slot) {
    return numbers[slot];
  }

  /** A boolean field; false if it is null. */
  public boolean flag(int slot) {
    return numbers[slot] != 0;
  }

  /** A float or double field; 0 if it is null. */
  public double real(int slot) {
    return Double.longBitsToDouble(numbers[slot]);
  }

  /** A text field as a new string; empty if it is null. */
  public String text(int slot) {
    return present[slot]
        ? new String(texts[slot], starts[slot], lengths[slot], StandardCharsets.UTF_8)
        : "";
  }

  /** True if the text field is byte for byte {@code expected}. */
  public boolean textIs(int slot, byte[] expected) {
    int length = lengths[slot];
    return length == expected.length
        && Arrays.equals(
            texts[slot], starts[slot], starts[slot] + length, expected, 0, expected.length);
  }

  /** Bytes in which the text of a field lies, from {@link #textStart} on; do not change them. */
  public byte[] textBytes(int slot) {
    return texts[slot];
  }

  /** Index of the first byte of a text field in {@link #textBytes}. */
  public int textStart(int slot) {
    return starts[slot];
  }

  /** Length of a text field in bytes. */
  public int textLength(int slot) {
    return lengths[slot];
  }

  void setNull(int slot) {
    present[slot] = false;
    numbers[slot] = 0;
    lengths[slot] = 0;
    starts[slot] = 0;
    texts[slot] = NO_BYTES;
  }

  void setNumber(int slot, long value) {
    present[slot] = true;
    numbers[slot] = value;
  }

  void setText(int slot, byte[] bytes, int start, int length) {
    present[slot] = true;
    texts[slot] = bytes;
    starts[slot] = start;
    lengths[slot] = length;
  }

  private static final byte[] NO_BYTES = new byte[0];
}
