package vn.dxpulse.app.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import vn.dxpulse.app.stack.StackException.NotStarted;
import vn.dxpulse.app.stack.StackException.PortTaken;

/** TCP ports on 127.0.0.1: checked before use, or chosen. */
public final class LoopbackPort {

  static final String HOST = "127.0.0.1";

  /**
   * Chosen ports lie below 32768, where Linux starts to take ports for outgoing connections:
   * between our check and the server's bind, seconds later, no client can be given the same one.
   */
  private static final int FIRST_CHOSEN = 20_000;

  private static final int END_CHOSEN = 32_000;
  private static final int ATTEMPTS = 100;

  private LoopbackPort() {}

  /**
   * {@code wanted} itself if nothing listens there, a free port if it is 0.
   *
   * @param wanted 0..65535
   * @param purpose what the port is for, as the message to the user says it
   * @throws PortTaken if another process listens on {@code wanted}
   */
  public static int free(int wanted, String purpose) {
    if (wanted != 0) {
      if (!isFree(wanted)) {
        throw new PortTaken(wanted, purpose);
      }
      return wanted;
    }
    return ThreadLocalRandom.current()
        .ints(ATTEMPTS, FIRST_CHOSEN, END_CHOSEN)
        .filter(LoopbackPort::isFree)
        .findFirst()
        .orElseThrow(() -> new NotStarted("found no free port for the " + purpose, null));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port whose last connections are in TIME_WAIT counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
