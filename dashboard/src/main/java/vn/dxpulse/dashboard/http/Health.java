package vn.dxpulse.dashboard.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.rows.RowStore;

/** Whether the dashboard lives, has all rows, and hears the streams application. Any thread. */
public final class Health {

  private final RowStore store;
  private final Supplier<ReaderStatus> reader;
  private final Duration staleAfter;
  private final InstantSource clock;

  /**
   * @param reader how the reader of the topics is doing
   * @param staleAfter age of the newest heartbeat from which the dashboard is not ready
   */
  public Health(
      RowStore store, Supplier<ReaderStatus> reader, Duration staleAfter, InstantSource clock) {
    this.store = store;
    this.reader = reader;
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  /** True while rows are being read. */
  public boolean alive() {
    return reader.get().alive();
  }

  /** True once all rows that were there at the start have been read. */
  public boolean caughtUp() {
    return reader.get().caughtUp();
  }

  /** Ready or not, with the reasons. */
  public Readiness readiness() {
    ReaderStatus status = reader.get();
    Optional<Duration> age =
        store.lastHeartbeat().map(beat -> Duration.between(beat, clock.instant()));
    boolean fresh = age.filter(since -> since.compareTo(staleAfter) < 0).isPresent();
    return new Readiness(
        status.alive() && status.caughtUp() && fresh,
        status.caughtUp(),
        age,
        status.undecodableRows());
  }

  /**
   * Ready or not, with the reasons.
   *
   * @param heartbeatAge since the newest heartbeat of any partition; empty before the first
   * @param undecodableRows records skipped because they could not be read
   */
  public record Readiness(
      boolean ready, boolean caughtUp, Optional<Duration> heartbeatAge, long undecodableRows) {}
}
