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
  private final Supplier<ReaderStatus> rows;
  private final Supplier<ReaderStatus> history;
  private final Supplier<ReaderStatus> alerts;
  private final Duration staleAfter;
  private final InstantSource clock;

  /**
   * @param rows how the reader of units, KPIs and ledger is doing
   * @param history how the reader of the history is doing
   * @param alerts how the reader of targets and alerts is doing
   * @param staleAfter age of the newest heartbeat from which the dashboard is not ready
   */
  public Health(
      RowStore store,
      Supplier<ReaderStatus> rows,
      Supplier<ReaderStatus> history,
      Supplier<ReaderStatus> alerts,
      Duration staleAfter,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.history = history;
    this.alerts = alerts;
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  /** True while rows are being read. */
  public boolean alive() {
    return rows.get().alive() && history.get().alive() && alerts.get().alive();
  }

  /** True once units, KPIs and ledger are read to where they ended at the start. */
  public boolean caughtUp() {
    return rows.get().caughtUp();
  }

  /** True once the history that was there at the start has been read. */
  public boolean historyCaughtUp() {
    return history.get().caughtUp();
  }

  /** True once the targets and alerts that were there at the start have been read. */
  public boolean alertsCaughtUp() {
    return alerts.get().caughtUp();
  }

  /** Ready or not, with the reasons. */
  public Readiness readiness() {
    ReaderStatus status = rows.get();
    ReaderStatus past = history.get();
    ReaderStatus watched = alerts.get();
    Optional<Duration> age =
        store.lastHeartbeat().map(beat -> Duration.between(beat, clock.instant()));
    boolean fresh = age.filter(since -> since.compareTo(staleAfter) < 0).isPresent();
    return new Readiness(
        alive() && status.caughtUp() && fresh,
        status.caughtUp(),
        past.caughtUp(),
        watched.caughtUp(),
        age,
        status.undecodableRows() + past.undecodableRows() + watched.undecodableRows());
  }

  /**
   * Ready or not, with the reasons.
   *
   * @param historyCaughtUp no condition of being ready: a long history delays nobody else
   * @param alertsCaughtUp no condition either: KPIs are served without targets
   * @param heartbeatAge since the newest heartbeat of any partition; empty before the first
   * @param undecodableRows records skipped because they could not be read
   */
  public record Readiness(
      boolean ready,
      boolean caughtUp,
      boolean historyCaughtUp,
      boolean alertsCaughtUp,
      Optional<Duration> heartbeatAge,
      long undecodableRows) {}
}
