package vn.dxpulse.dashboard.http;

import java.time.Duration;

/**
 * Limits of the event streams.
 *
 * @param slowClient how long a client may take nothing before it is dropped
 * @param maxClients streams at once; one more is refused
 */
public record StreamLimits(Duration slowClient, int maxClients) {

  public StreamLimits {
    if (slowClient.isNegative() || slowClient.isZero()) {
      throw new IllegalArgumentException("slowClient must be positive, got " + slowClient);
    }
    if (maxClients < 1) {
      throw new IllegalArgumentException("maxClients must be at least 1, got " + maxClients);
    }
  }

  /** 15 seconds and 1,000 clients; each costs one connection and a few kilobytes, no thread. */
  public static StreamLimits defaults() {
    return new StreamLimits(Duration.ofSeconds(15), 1_000);
  }
}
