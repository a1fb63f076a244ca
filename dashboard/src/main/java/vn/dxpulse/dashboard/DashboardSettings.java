package vn.dxpulse.dashboard;

import java.time.Duration;
import java.util.Objects;
import vn.dxpulse.dashboard.http.StreamLimits;

/**
 * Where and how the dashboard serves.
 *
 * @param host address to listen on; 127.0.0.1 unless others are to reach it
 * @param port 0 to 65535; 0 takes any free port
 * @param staleAfter age of the newest heartbeat from which the dashboard is not ready
 * @param streams limits of the event streams
 */
public record DashboardSettings(String host, int port, Duration staleAfter, StreamLimits streams) {

  /** This machine only. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  private static final int DEFAULT_PORT = 8080;
  private static final int MAX_PORT = 65_535;

  /** Heartbeats come every second; five missed ones are no accident. */
  private static final Duration DEFAULT_STALE_AFTER = Duration.ofSeconds(5);

  public DashboardSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(streams, "streams");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ", got " + port);
    }
    if (staleAfter.isNegative() || staleAfter.isZero()) {
      throw new IllegalArgumentException("staleAfter must be positive, got " + staleAfter);
    }
  }

  /** Port 8080 of this machine. */
  public static DashboardSettings defaults() {
    return at(DEFAULT_HOST, DEFAULT_PORT);
  }

  /** The defaults at another address. */
  public static DashboardSettings at(String host, int port) {
    return new DashboardSettings(host, port, DEFAULT_STALE_AFTER, StreamLimits.defaults());
  }
}
