package vn.dxpulse.dashboard.http;

/** Another process listens on the address that the dashboard was to serve. */
public final class PortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTaken(String host, int port, Throwable cause) {
    super(host + ":" + port + " is in use by another process; choose another port", cause);
  }
}
