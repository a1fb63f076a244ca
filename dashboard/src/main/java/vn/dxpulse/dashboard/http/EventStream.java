package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.rows.RowStore;

/**
 * {@code GET /api/v1/stream}: rows as they change, as server-sent events.
 *
 * <ul>
 *   <li>{@code snapshot}: {@code {as_of, server_time, units, kpis, breaks, rows}}. The first event,
 *       unless the client resumes; again whenever the units or the catalogue change. Replaces all
 *       the client knows.
 *   <li>{@code change}: {@code {rows, removed}}, rows by key and keys {@code view|unit|kpi|window}.
 *       At most one per 250 ms, with the newest row of each key only.
 *   <li>{@code heartbeat}: {@code {as_of, server_time}} every second, whatever happens. {@code
 *       as_of} is that of the partition furthest behind, null before the first.
 * </ul>
 *
 * <p>The {@code id} of an event is the store's sequence, which never falls; a client that connects
 * to the same address with it as {@code Last-Event-ID} is told what changed since. One from another
 * run, or too old, gets a snapshot.
 *
 * <p>One thread serves all clients. Clients equally far with the same filter share one encoding.
 */
final class EventStream implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  /** At most four rounds a second: faster is unreadable, and costs clients and network more. */
  private static final long ROUND_MS = 250;

  /** After the first change in a quiet time: lets the rest of its transaction arrive with it. */
  private static final long SETTLE_MS = 20;

  private static final long HEARTBEAT_MS = 1_000;

  /** Clients of a server that went away come back spread over two seconds. */
  private static final long MIN_RETRY_MS = 1_000;

  private static final long MAX_RETRY_MS = 3_000;

  private static final long CLOSE_MS = 1_000;

  private final RowStore store;
  private final RowsJson json;
  private final StreamLimits limits;
  private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong dropped = new AtomicLong();
  private final Semaphore changed = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "dashboard-stream");

  EventStream(RowStore store, RowsJson json, StreamLimits limits) {
    this.store = store;
    this.json = json;
    this.limits = limits;
    thread.setDaemon(true);
  }

  void start() {
    store.onChange(this::signal);
    thread.start();
  }

  /** Streams open now. */
  int clients() {
    return clients.size();
  }

  /** Clients dropped so far because they took nothing for too long. */
  long dropped() {
    return dropped.get();
  }

  /** Answers a request with a stream that stays open. */
  void open(Context context) {
    RowFilter filter = RowFilter.of(context.queryParamMap(), store);
    if (isClosing()) {
      throw ApiError.unavailable("closing", "the dashboard is closing");
    }
    if (clients.size() >= limits.maxClients()) {
      throw ApiError.unavailable(
          "too_many_streams", "there are " + limits.maxClients() + " streams, as many as allowed");
    }
    OptionalLong since = lastEventId(context);
    context.res().setContentType("text/event-stream");
    context.res().setCharacterEncoding("UTF-8");
    context.header("Cache-Control", "no-cache, no-transform").header("X-Accel-Buffering", "no");
    context.future(() -> connect(context, filter, since));
  }

  @Override
  public void close() {
    closing.countDown();
    signal();
    clients.forEach(StreamClient::end);
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Those that came in between.
    clients.forEach(StreamClient::end);
  }

  private CompletableFuture<Void> connect(Context context, RowFilter filter, OptionalLong since) {
    // A stream lasts as long as its client; without this the server ends it.
    context.req().getAsyncContext().setTimeout(0);
    long upTo = store.sequence();
    StreamClient client =
        new StreamClient(
            filter,
            output(context),
            hangUp(context),
            SseFrame.join(retry(), firstEvents(filter, since, upTo)),
            upTo);
    clients.add(client);
    // Before the first write, which may find that the client has gone.
    CompletableFuture<Void> removed = client.ended().thenRun(() -> clients.remove(client));
    output(context).setWriteListener(client);
    return removed;
  }

  private byte[] firstEvents(RowFilter filter, OptionalLong since, long upTo) {
    byte[] heartbeat = SseFrame.event("heartbeat", upTo, json.heartbeat());
    if (since.isPresent() && store.canResume(since.getAsLong())) {
      byte[] changes = changes(filter, since.getAsLong(), upTo).orElse(new byte[0]);
      return SseFrame.join(changes, heartbeat);
    }
    return SseFrame.join(snapshot(filter, upTo), heartbeat);
  }

  private void run() {
    long nextHeartbeat = System.nanoTime();
    try {
      while (!isClosing()) {
        awaitChange(nextHeartbeat - System.nanoTime());
        boolean heartbeatDue = System.nanoTime() - nextHeartbeat >= 0;
        if (heartbeatDue) {
          nextHeartbeat += TimeUnit.MILLISECONDS.toNanos(HEARTBEAT_MS);
        }
        changed.drainPermits();
        new Round(store.sequence(), heartbeatDue).serve(clients);
        closing.await(ROUND_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the event streams have failed; clients are sent away", e);
      throw e;
    } finally {
      closing.countDown();
      clients.forEach(StreamClient::end);
    }
  }

  private void awaitChange(long nanos) throws InterruptedException {
    if (nanos > 0 && changed.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
      closing.await(SETTLE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void signal() {
    if (changed.availablePermits() == 0) {
      changed.release();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void drop(StreamClient client) {
    log.warn(
        "dropped a stream that took nothing for {}; {} dropped so far",
        limits.slowClient(),
        dropped.incrementAndGet());
    client.end();
  }

  private byte[] snapshot(RowFilter filter, long upTo) {
    return SseFrame.event("snapshot", upTo, json.snapshot(filter));
  }

  private Optional<byte[]> changes(RowFilter filter, long since, long upTo) {
    return json.change(filter, since, upTo).map(data -> SseFrame.event("change", upTo, data));
  }

  private static byte[] retry() {
    return SseFrame.retry(ThreadLocalRandom.current().nextLong(MIN_RETRY_MS, MAX_RETRY_MS));
  }

  /** What a client that lost its connection has seen; a text that is no number counts as none. */
  private static OptionalLong lastEventId(Context context) {
    String id = context.header("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(id))
        : OptionalLong.empty();
  }

  private static ServletOutputStream output(Context context) {
    try {
      return context.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Runnable hangUp(Context context) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
    return () -> request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  /** One pass over all clients. Stream thread only. */
  private final class Round {
    private final long upTo;
    private final Optional<byte[]> heartbeat;
    private final Map<Group, Optional<byte[]>> events = new HashMap<>();

    Round(long upTo, boolean heartbeatDue) {
      this.upTo = upTo;
      this.heartbeat =
          heartbeatDue
              ? Optional.of(SseFrame.event("heartbeat", upTo, json.heartbeat()))
              : Optional.empty();
    }

    void serve(Set<StreamClient> all) {
      for (StreamClient client : all) {
        if (client.idle()) {
          tell(client);
        } else if (client.blockedFor(limits.slowClient())) {
          drop(client);
        }
      }
    }

    private void tell(StreamClient client) {
      Optional<byte[]> news =
          events.computeIfAbsent(new Group(client.filter(), client.told()), this::news);
      if (news.isPresent() || heartbeat.isPresent()) {
        byte[] nothing = new byte[0];
        client.offer(SseFrame.join(news.orElse(nothing), heartbeat.orElse(nothing)), upTo);
      } else {
        client.skipTo(upTo);
      }
    }

    private Optional<byte[]> news(Group group) {
      if (!store.canResume(group.told())) {
        return Optional.of(snapshot(group.filter(), upTo));
      }
      return group.told() < upTo ? changes(group.filter(), group.told(), upTo) : Optional.empty();
    }
  }

  /** Clients that are told the same. */
  private record Group(RowFilter filter, long told) {}
}
