package vn.dxpulse.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.http.DashboardServer;
import vn.dxpulse.dashboard.http.Health;
import vn.dxpulse.dashboard.http.Sources;
import vn.dxpulse.dashboard.http.StreamLimits;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleRow;

/**
 * The page with made-up rows, to look at while working on it: no broker, no registry. Arguments:
 * port, seconds to run, and {@code stale} to stop the heartbeats. The rows say they are simulated.
 */
final class PreviewDashboard {

  private static final long SEED = 19;
  private static final List<String> WINDOWS = List.of("1m", "1h", "24h", "all");
  private static final List<String> RATIOS =
      List.of("online_submission_rate", "full_process_rate", "on_time_rate", "online_payment_rate");

  private final InstantSource clock = InstantSource.system();
  private final RowStore store = new RowStore(RowStore.firstSequenceAt(clock.instant()));
  private final Random random = new Random(SEED);
  private long revision;

  public static void main(String[] arguments) throws InterruptedException {
    new PreviewDashboard()
        .run(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            arguments.length > 2 && arguments[2].equals("stale"));
  }

  private void run(int port, int seconds, boolean stale) throws InterruptedException {
    SampleReference.putAll(store);
    Supplier<ReaderStatus> reader = () -> new ReaderStatus(true, true, 0);
    Health health = new Health(store, reader, reader, reader, Duration.ofSeconds(5), clock);
    Sources sources =
        new Sources(
            store,
            new HistoryStore(),
            new AlertStore(),
            command -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));
    try (DashboardServer server =
        new DashboardServer(sources, health, StreamLimits.defaults(), clock)) {
      putEverything();
      store.put(SampleRow.heartbeat(0, clock.instant().minusSeconds(stale ? 42 : 0)));
      server.start("127.0.0.1", port);
      CountDownLatch never = new CountDownLatch(1);
      Instant end = clock.instant().plusSeconds(seconds);
      while (clock.instant().isBefore(end) && !never.await(200, TimeUnit.MILLISECONDS)) {
        if (!stale) {
          putSome();
          store.put(SampleRow.heartbeat(0, clock.instant()));
        }
      }
    }
  }

  private List<String> units() {
    return store.unitsOn(LocalDate.of(2025, 8, 1)).stream().map(unit -> unit.unit()).toList();
  }

  private void putEverything() {
    for (String unit : units()) {
      for (String window : WINDOWS) {
        putFlows(unit, window);
      }
      SampleRow stock = flow(unit, "digital_enterprises", "now").count(random.nextInt(20_000));
      store.put((random.nextInt(9) == 0 ? stock.without("UNKNOWN") : stock).build());
    }
    store.put(
        SampleRow.aRow()
            .kpi("digital_economy_grdp_share:gso")
            .statistic(0.2868, "ratio", "2024", "https://example.org/report")
            .publishedAt(Instant.parse("2025-02-06T00:00:00Z"))
            .build());
    store.put(
        SampleRow.aRow()
            .unit("19@2019-04-01")
            .kpi("dti_rank:mic")
            .statistic(8, "rank", "2023", "https://example.org/dti")
            .rankAmong(63)
            .build());
    store.put(
        SampleRow.aRow()
            .kpi("emc_score:npsp")
            .statistic(86.97, "points", "2025-08", "javascript:alert(1)")
            .build());
  }

  private void putSome() {
    List<String> units = units();
    for (int i = 0; i < 10; i++) {
      putFlows(units.get(random.nextInt(units.size())), WINDOWS.get(random.nextInt(4)));
    }
  }

  private void putFlows(String unit, String window) {
    int total = random.nextInt(9) == 0 ? 0 : random.nextInt(90_000);
    store.put(flow(unit, "transactions_completed", window).count(total).build());
    for (String ratio : RATIOS) {
      store.put(
          flow(unit, ratio, window).ratio((long) (total * random.nextDouble()), total).build());
    }
  }

  private SampleRow flow(String unit, String kpi, String window) {
    revision += 1;
    return SampleRow.aRow()
        .unit(unit)
        .kpi(kpi)
        .window(window)
        .revision(revision)
        .asOf(clock.instant())
        .simulated();
  }
}
