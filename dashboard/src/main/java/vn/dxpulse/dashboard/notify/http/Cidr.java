package vn.dxpulse.dashboard.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses, such as {@code 10.0.0.0/8}, or a single one. */
public final class Cidr {

  /** Digits or a colon: what no resolver is asked for. */
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private final byte[] prefix;
  private final int bits;
  private final String text;

  private Cidr(byte[] prefix, int bits, String text) {
    this.prefix = prefix;
    this.bits = bits;
    this.text = text;
  }

  /**
   * Reads an address, or an address and the number of its first bits that count.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes = bytes(address, text);
    int most = bytes.length * Byte.SIZE;
    if (slash < 0) {
      return new Cidr(bytes, most, text);
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
      throw new IllegalArgumentException(
          "'" + text + "' has no number of bits from 0 to " + most + " after its /");
    }
    return new Cidr(bytes, Integer.parseInt(bits), text);
  }

  /** True if {@code address} is in the block; an address of the other family is not. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((bytes[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return text;
  }

  private static byte[] bytes(String address, String text) {
    if (!LITERAL.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address; allowed is such as 10.1.2.3, 10.0.0.0/8 or fd00::/8");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is no address", e);
    }
  }
}
