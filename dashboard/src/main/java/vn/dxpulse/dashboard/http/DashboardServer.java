package vn.dxpulse.dashboard.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.alert.CommandDesk;
import vn.dxpulse.dashboard.rows.RowStore;

/** The HTTP server and its routes. Serves from {@link #start} to {@link #close}. */
public final class DashboardServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DashboardServer.class);

  /** Requests are short and streams need no thread, so few threads serve many. */
  private static final int MAX_THREADS = 16;

  private static final int MIN_THREADS = 2;

  /** How long a request waits for the decision about a command. */
  private static final Duration DECISION = Duration.ofSeconds(2);

  private final RestResource rest;
  private final HistoryResource history;
  private final AlertResource alerts;
  private final CommandResource commands;
  private final EventStream stream;
  private final PageFiles page = new PageFiles();
  private final Javalin server;
  private final AtomicBoolean closed = new AtomicBoolean();
  private String host = "";

  public DashboardServer(Sources sources, Health health, StreamLimits limits, InstantSource clock) {
    RowStore store = sources.rows();
    RowsJson json = new RowsJson(store, clock);
    this.stream = new EventStream(store, json, limits);
    this.rest = new RestResource(store, json, health);
    this.history = new HistoryResource(store, sources.history(), health, json, clock);
    this.alerts = new AlertResource(sources.alerts(), store, json);
    CommandDesk desk = new CommandDesk(sources.alerts(), sources.commands(), DECISION);
    this.commands = new CommandResource(sources.alerts(), desk, rest, json, clock);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Listens on {@code host}, on any free port if {@code port} is 0.
   *
   * @throws PortTaken if another process listens there
   * @throws IllegalArgumentException if the host is not an address of this machine
   */
  public void start(String host, int port) {
    try {
      server.start(host, port);
    } catch (JavalinException e) {
      close();
      throw refusal(host, port, e);
    }
    this.host = host;
    stream.start();
    log.info("serving {}", address());
  }

  public int port() {
    return server.port();
  }

  /** Address of the page. */
  public URI address() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port() + "/");
  }

  /** Streams open now. */
  public int streams() {
    return stream.clients();
  }

  /** Streams dropped so far because their clients took nothing for too long. */
  public long droppedStreams() {
    return stream.dropped();
  }

  /** Ends the streams and stops serving; again does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stream.close();
      server.stop();
    }
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("dashboard-http");
    config.jetty.threadPool = threads;
    routes(config.routes);
  }

  private void routes(RoutesConfig routes) {
    routes.before(page::secure);
    routes.before("/api/*", rest::requireCaughtUp);
    routes.get("/api/v1/units", rest::units);
    routes.get("/api/v1/units/{unit}", rest::unit);
    routes.get("/api/v1/kpis", rest::kpis);
    routes.get("/api/v1/values", rest::values);
    routes.get("/api/v1/ledger", rest::ledger);
    routes.get("/api/v1/history", history::get);
    routes.get("/api/v1/stream", stream::open);
    alertRoutes(routes);
    routes.get("/healthz", rest::alive);
    routes.get("/readyz", rest::ready);
    routes.get("/", page::index);
    routes.get("/{name}", page::file);
    routes.get("/modules/<path>", page::module);
    routes.exception(ApiError.class, (error, context) -> rest.error(context, error));
    routes.exception(HttpResponseException.class, this::refuse);
    routes.exception(RuntimeException.class, this::fail);
  }

  private void alertRoutes(RoutesConfig routes) {
    for (String part : List.of("targets", "alerts", "silences", "commands")) {
      routes.before("/api/v1/" + part, rest::requireAlerts);
      routes.before("/api/v1/" + part + "/*", rest::requireAlerts);
    }
    routes.get("/api/v1/targets", alerts::targets);
    routes.get("/api/v1/targets/{id}", alerts::target);
    routes.get("/api/v1/alerts", alerts::alerts);
    routes.get("/api/v1/alerts/{id}/log", alerts::log);
    routes.post("/api/v1/alerts/{id}/acknowledge", commands::acknowledge);
    routes.delete("/api/v1/alerts/{id}/acknowledge", commands::withdraw);
    routes.get("/api/v1/silences", alerts::silences);
    routes.post("/api/v1/silences", commands::silence);
    routes.delete("/api/v1/silences/{id}", commands::endSilence);
    routes.get("/api/v1/commands/{id}", alerts::command);
  }

  /** What the server itself refuses: unknown paths and methods. */
  private void refuse(HttpResponseException error, Context context) {
    ApiError answer =
        switch (error.getStatus()) {
          case 404 -> ApiError.notFound(context.path());
          case 405 ->
              new ApiError(
                  405,
                  "method_not_allowed",
                  context.method()
                      + " is not possible at "
                      + context.path()
                      + "; allowed is "
                      + error.getDetails().getOrDefault("availableMethods", "GET"));
          default ->
              new ApiError(error.getStatus(), "bad_request", String.valueOf(error.getMessage()));
        };
    rest.error(context, answer);
  }

  private void fail(RuntimeException error, Context context) {
    log.error("{} {} failed", context.method(), context.path(), error);
    rest.error(context, new ApiError(500, "internal", "the dashboard failed; see its log"));
  }

  private static RuntimeException refusal(String host, int port, JavalinException error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return new PortTaken(host, port, error);
      }
    }
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalArgumentException(
        "cannot serve " + host + ":" + port + ": " + root.getMessage(), error);
  }
}
