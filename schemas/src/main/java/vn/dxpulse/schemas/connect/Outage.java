package vn.dxpulse.schemas.connect;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells bytes that cannot be read from a registry that does not answer. */
public final class Outage {

  private Outage() {}

  /** True if the network or the registry is behind {@code error}: a later try may succeed. */
  public static boolean isBehind(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof SocketException
          || cause instanceof SocketTimeoutException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
