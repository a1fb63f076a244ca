package vn.dxpulse.bench.state;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import vn.dxpulse.bench.process.GroupProgress;
import vn.dxpulse.bench.process.JavaProcess;
import vn.dxpulse.bench.process.StreamsProcess;
import vn.dxpulse.bench.process.StreamsSetup;

/**
 * A streams part that is killed at work and started again, each time with an empty directory: all
 * it knows comes from the broker. For one thread.
 */
final class CrashSite implements AutoCloseable {

  private static final long LOOK_NANOS = 1_000_000;

  private final StreamsSetup setup;
  private final List<String> javaOptions;
  private final GroupProgress progress;
  private StreamsProcess streams;
  private long published;
  private int starts = 1;

  private CrashSite(
      StreamsSetup setup,
      List<String> javaOptions,
      GroupProgress progress,
      StreamsProcess streams) {
    this.setup = setup;
    this.javaOptions = javaOptions;
    this.progress = progress;
    this.streams = streams;
  }

  /**
   * Starts it and waits until it has caught up.
   *
   * @param published events on the topic
   */
  static CrashSite start(StreamsSetup setup, List<String> javaOptions, long published) {
    GroupProgress progress = new GroupProgress(setup.connection(), setup.applicationId());
    try {
      StreamsProcess streams = StreamsProcess.start(setup, javaOptions);
      CrashSite site = new CrashSite(setup, javaOptions, progress, streams);
      site.catchUp(published);
      return site;
    } catch (RuntimeException e) {
      progress.close();
      throw e;
    }
  }

  /** Events on the topic. */
  long published() {
    return published;
  }

  long usedHeap() {
    return streams.usedHeap();
  }

  /**
   * Publishes {@code burst} events more, kills the process in the middle of them, starts another
   * one and waits until it has caught up.
   *
   * @throws IllegalStateException if the kill did not hit running work
   */
  Recovery crashAndRecover(long burst, long seed) {
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(
            () -> History.live(Instant.now(), seed).publish(setup.connection(), burst));
    while (progress.done() == published) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    boolean wasAlive = streams.kill();
    long doneAtKill = progress.done();
    long total = published + burst;
    if (!wasAlive || doneAtKill >= total) {
      throw new IllegalStateException(
          "the kill did not hit running work: %,d of %,d events were done"
              .formatted(doneAtKill, total));
    }
    long started = System.nanoTime();
    streams = StreamsProcess.start(setup.withState(nextState()), javaOptions);
    long running = System.nanoTime();
    publishing.join();
    catchUp(total);
    return new Recovery(running - started, streams.restoration());
  }

  /** Ends it in order. */
  @Override
  public void close() {
    streams.close();
    progress.close();
  }

  private void catchUp(long total) {
    try {
      long unused = progress.awaitDone(total, streams);
      published = total;
    } catch (JavaProcess.Ended e) {
      streams.close();
      throw e;
    }
  }

  private Path nextState() {
    starts++;
    return setup.state().resolveSibling(setup.state().getFileName() + "-" + starts);
  }
}
