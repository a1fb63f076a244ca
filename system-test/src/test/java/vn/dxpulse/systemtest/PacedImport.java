package vn.dxpulse.systemtest;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.dxpulse.producers.csv.CsvImport;
import vn.dxpulse.producers.csv.ImportProgress;
import vn.dxpulse.producers.csv.ImportSummary;
import vn.dxpulse.producers.csv.Mapping;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.publish.FactSink;

/** An import that goes on steadily, up to a mark that the test moves on. */
final class PacedImport implements AutoCloseable {

  private static final long TICK_MS = 10;

  private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
  private final Semaphore due = new Semaphore(0);
  private final int perTick;
  private final EventPublisher publisher;
  private final CompletableFuture<ImportSummary> summary;
  private final Future<?> ticks;
  private volatile long mark;
  // Pace thread only.
  private long released;

  /** Begins to read; publishes nothing before {@link #allowUpTo}. */
  PacedImport(Path file, Mapping mapping, EventPublisher publisher, long factsPerSecond) {
    this.publisher = publisher;
    this.perTick = (int) Math.max(1, factsPerSecond * TICK_MS / 1_000);
    CsvImport csv = new CsvImport(mapping, new PacedSink(), silent());
    Path rejects = file.resolveSibling(file.getFileName() + ".rejected");
    this.summary = CompletableFuture.supplyAsync(() -> csv.run(file, rejects), pace);
    this.ticks = pace.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** Lets the import go on until it has published that many facts. */
  void allowUpTo(long facts) {
    mark = facts;
  }

  /** Lets the import end and waits for it. */
  ImportSummary finish() {
    allowUpTo(Long.MAX_VALUE);
    return summary.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    ticks.cancel(false);
    pace.shutdownNow();
  }

  private void tick() {
    int step = (int) Math.min(perTick, mark - released);
    released += step;
    due.release(step);
  }

  private static ImportProgress silent() {
    return ImportProgress.to(new PrintStream(OutputStream.nullOutputStream()), false);
  }

  private final class PacedSink implements FactSink {
    @Override
    public void publish(Fact<?> fact) {
      try {
        due.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the import was closed", e);
      }
      publisher.publish(fact);
    }

    @Override
    public void flush() {
      publisher.flush();
    }
  }
}
