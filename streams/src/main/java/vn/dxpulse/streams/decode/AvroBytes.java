package vn.dxpulse.streams.decode;

import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * Reads Avro's binary encoding from a byte array, with a check before every step.
 *
 * <p>Accepts and refuses what Avro's own decoder does, with one exception that {@link FactReader}
 * adds: bytes left over after the record are an error. Declared lengths are compared with the bytes
 * that are there before anything is done with them, so a declared gigabyte costs nothing. For one
 * thread.
 */
final class AvroBytes {

  private static final int MAX_INT_BYTES = 5;
  private static final int MAX_LONG_BYTES = 10;

  private byte[] bytes = new byte[0];
  private int position;

  void reset(byte[] source, int start) {
    bytes = source;
    position = start;
  }

  byte[] source() {
    return bytes;
  }

  int position() {
    return position;
  }

  int remaining() {
    return bytes.length - position;
  }

  boolean readBoolean() throws UndecodableValue {
    need(1);
    return bytes[position++] == 1;
  }

  /** Zig-zag varint of at most five bytes; what exceeds 32 bits is cut off, as Avro does. */
  int readInt() throws UndecodableValue {
    int value = 0;
    for (int read = 0; read < MAX_INT_BYTES; read++) {
      need(1);
      int next = bytes[position++];
      value |= (next & 0x7f) << (7 * read);
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw undecodable("an int of more than " + MAX_INT_BYTES + " bytes");
  }

  /** Zig-zag varint of at most ten bytes. */
  long readLong() throws UndecodableValue {
    long value = 0;
    for (int read = 0; read < MAX_LONG_BYTES; read++) {
      need(1);
      int next = bytes[position++];
      value |= (next & 0x7fL) << (7 * read);
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw undecodable("a long of more than " + MAX_LONG_BYTES + " bytes");
  }

  float readFloat() throws UndecodableValue {
    need(Float.BYTES);
    int bits = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      bits |= (bytes[position++] & 0xff) << (8 * i);
    }
    return Float.intBitsToFloat(bits);
  }

  long readDoubleBits() throws UndecodableValue {
    need(Double.BYTES);
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits |= (bytes[position++] & 0xffL) << (8 * i);
    }
    return bits;
  }

  /** Length of a string or bytes value that lies wholly in the record. */
  int readLength() throws UndecodableValue {
    long length = readLong();
    if (length < 0 || length > remaining()) {
      throw undecodable("a length of " + length + " where " + remaining() + " bytes are left");
    }
    return (int) length;
  }

  void skip(long count) throws UndecodableValue {
    if (count < 0 || count > remaining()) {
      throw undecodable("a length of " + count + " where " + remaining() + " bytes are left");
    }
    position += (int) count;
  }

  UndecodableValue undecodable(String seen) {
    return new UndecodableValue(
        RejectionReason.UNDECODABLE, seen + " at byte " + position + " of " + bytes.length);
  }

  private void need(int count) throws UndecodableValue {
    if (remaining() < count) {
      throw undecodable("the end of the value");
    }
  }
}
