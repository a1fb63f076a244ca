package vn.dxpulse.dashboard;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.alert.CommandProducer;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.http.DashboardServer;
import vn.dxpulse.dashboard.http.Health;
import vn.dxpulse.dashboard.http.Sources;
import vn.dxpulse.dashboard.rows.RowReader;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.schemas.connect.Connection;

/**
 * A running dashboard: reads the output topics and serves them until closed.
 *
 * <p>Topics that do not exist yet, brokers that are away and a registry that does not answer are
 * waited for; the dashboard serves meanwhile and says that it is not ready. All methods may be
 * called from any thread.
 */
public final class Dashboard implements AutoCloseable {

  private final DashboardServer server;
  private final RowReader rows;
  private final RowReader history;
  private final RowReader alerts;
  private final CommandProducer commands;
  private final Health health;

  private Dashboard(Connection connection, DashboardSettings settings, InstantSource clock) {
    RowStore store = new RowStore(RowStore.firstSequenceAt(clock.instant()));
    HistoryStore past = new HistoryStore();
    AlertStore watched = new AlertStore();
    this.rows = RowReader.of(connection, store);
    this.history = RowReader.of(connection, past);
    this.alerts = RowReader.of(connection, watched);
    this.commands = new CommandProducer(connection);
    this.health =
        new Health(
            store, rows::status, history::status, alerts::status, settings.staleAfter(), clock);
    Sources sources = new Sources(store, past, watched, commands);
    this.server = new DashboardServer(sources, health, settings.streams(), clock);
  }

  /**
   * Starts to serve and to read.
   *
   * @throws vn.dxpulse.dashboard.http.PortTaken if another process listens there
   * @throws IllegalArgumentException if the host is not an address of this machine
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static Dashboard start(Connection connection, DashboardSettings settings) {
    return start(connection, settings, InstantSource.system());
  }

  static Dashboard start(Connection connection, DashboardSettings settings, InstantSource clock) {
    Dashboard dashboard = new Dashboard(connection, settings, clock);
    try {
      dashboard.server.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      dashboard.close();
      throw e;
    }
    dashboard.rows.start();
    dashboard.history.start();
    dashboard.alerts.start();
    return dashboard;
  }

  /** The port that is served, also if the settings left the choice open. */
  public int port() {
    return server.port();
  }

  /** Address of the page. */
  public URI address() {
    return server.address();
  }

  /** True if units, KPIs and ledger have been read and the streams application was heard lately. */
  public boolean ready() {
    return health.readiness().ready();
  }

  /** Why no more rows are read, if reading has failed for good. */
  public Optional<Throwable> failure() {
    return rows.failure().or(history::failure).or(alerts::failure);
  }

  /** Event streams dropped so far because their clients took nothing for too long. */
  public long droppedStreams() {
    return server.droppedStreams();
  }

  /** Stops reading, ends the event streams and stops serving; again does nothing. */
  @Override
  public void close() {
    // All at once, so that closing takes no longer than one of them.
    history.stop();
    alerts.stop();
    rows.close();
    history.close();
    alerts.close();
    commands.close();
    server.close();
  }
}
