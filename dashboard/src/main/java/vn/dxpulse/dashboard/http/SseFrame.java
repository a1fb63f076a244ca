package vn.dxpulse.dashboard.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events as they stand on the wire. The data must be one line, as compact JSON is. */
final class SseFrame {

  private SseFrame() {}

  static byte[] event(String name, long id, byte[] data) {
    byte[] head = utf8("id: " + id + "\nevent: " + name + "\ndata: ");
    return join(head, data, utf8("\n\n"));
  }

  /** How long a client waits before it connects again. */
  static byte[] retry(long milliseconds) {
    return utf8("retry: " + milliseconds + "\n\n");
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
