package vn.dxpulse.streams.kpi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** Numbers in a stored format: small ones, which most counts are, take few bytes. */
final class StoredNumber {

  private StoredNumber() {}

  /** Writes a number as a zig-zag varint, 1 to 10 bytes. */
  static void write(DataOutputStream out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Reads what {@link #write} wrote. */
  static long read(DataInputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.readByte();
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  /** Writes the counts other than 0, each with the id of its counter. */
  static void writeCounts(DataOutputStream out, CounterIds counters, long[] counts, int from)
      throws IOException {
    int stored = 0;
    for (int counter = 0; counter < counters.size(); counter++) {
      stored += counts[from + counter] == 0 ? 0 : 1;
    }
    write(out, stored);
    for (int counter = 0; counter < counters.size(); counter++) {
      if (counts[from + counter] != 0) {
        out.writeInt(counters.id(counter));
        write(out, counts[from + counter]);
      }
    }
  }

  /** Reads what {@link #writeCounts} wrote; counters that are gone are left out. */
  static long[] readCounts(DataInputStream in, CounterIds counters) throws IOException {
    long[] counts = new long[counters.size()];
    for (long left = read(in); left > 0; left--) {
      OptionalInt counter = counters.counterOf(in.readInt());
      long count = read(in);
      if (counter.isPresent()) { // else no KPI of today needs it
        counts[counter.getAsInt()] = count;
      }
    }
    return counts;
  }
}
