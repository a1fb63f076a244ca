package vn.dxpulse.streams.decode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Damage done to the bytes of a record; {@code at} is taken modulo their number. */
sealed interface Mutation {

  byte[] of(byte[] bytes);

  static Arbitrary<Mutation> any() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 100_000);
    return Arbitraries.oneOf(
        places.map(FlippedBit::new),
        places.map(Truncation::new),
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(12).map(Appendix::new),
        Combinators.combine(places, Arbitraries.bytes()).as(OtherByte::new),
        Combinators.combine(places, lengths()).as(OtherLength::new));
  }

  // Beyond what Java can hold, negative, or merely beyond the record: the reference would allocate
  // anything in between.
  private static Arbitrary<Long> lengths() {
    return Arbitraries.oneOf(
        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 1L << 32, 1L << 31, -(1L << 31)),
        Arbitraries.longs().between(0, 100_000),
        Arbitraries.longs().between(Long.MIN_VALUE, -1));
  }

  record FlippedBit(int at) implements Mutation {
    @Override
    public byte[] of(byte[] bytes) {
      byte[] damaged = bytes.clone();
      if (damaged.length > 0) {
        damaged[at / 8 % damaged.length] ^= (byte) (1 << at % 8);
      }
      return damaged;
    }
  }

  record Truncation(int at) implements Mutation {
    @Override
    public byte[] of(byte[] bytes) {
      return Arrays.copyOf(bytes, at % (bytes.length + 1));
    }
  }

  /** Bytes after the end. */
  final class Appendix implements Mutation {
    private final byte[] more;

    Appendix(byte[] more) {
      this.more = more;
    }

    @Override
    public byte[] of(byte[] bytes) {
      byte[] damaged = Arrays.copyOf(bytes, bytes.length + more.length);
      System.arraycopy(more, 0, damaged, bytes.length, more.length);
      return damaged;
    }

    @Override
    public String toString() {
      return "Appendix" + Arrays.toString(more);
    }
  }

  record OtherByte(int at, byte value) implements Mutation {
    @Override
    public byte[] of(byte[] bytes) {
      byte[] damaged = bytes.clone();
      if (damaged.length > 0) {
        damaged[at % damaged.length] = value;
      }
      return damaged;
    }
  }

  /** One byte replaced by a whole varint. */
  record OtherLength(int at, long length) implements Mutation {
    @Override
    public byte[] of(byte[] bytes) {
      int place = at % (bytes.length + 1);
      ByteArrayOutputStream damaged = new ByteArrayOutputStream();
      damaged.write(bytes, 0, place);
      damaged.writeBytes(varint(length));
      int rest = Math.min(place + 1, bytes.length);
      damaged.write(bytes, rest, bytes.length - rest);
      return damaged.toByteArray();
    }

    private static byte[] varint(long value) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      long rest = (value << 1) ^ (value >> 63);
      while ((rest & ~0x7fL) != 0) {
        out.write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write((int) rest);
      return out.toByteArray();
    }
  }
}
