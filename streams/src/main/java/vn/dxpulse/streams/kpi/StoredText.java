package vn.dxpulse.streams.kpi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Text from outside in a stored format: its length in bytes as an int, then UTF-8. {@code writeUTF}
 * would fail on more than 65,535 bytes, and with it the commit of a task that counted such a fact.
 */
public final class StoredText {

  private StoredText() {}

  /** Writes a text of any length. */
  public static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws EOFException if the text ends too early
   */
  public static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a text of " + length + " bytes ends after " + bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
