package vn.dxpulse.producers.simulate;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import vn.dxpulse.producers.publish.FactSink;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Publishes simulated facts from a thread of its own, at the pace of {@link SimulatorSettings}.
 *
 * <p>{@link #start}, then {@link #close}; another thread may wait in {@link #awaitEnd}. The sink is
 * used by that one thread and not closed here. The first failure of the sink ends the simulation
 * and comes out of {@link #awaitEnd} and {@link #close}.
 */
public final class Simulator implements AutoCloseable {

  // Short enough that the dashboard's counters run evenly, long enough to cost nothing.
  private static final long TICK_MS = 10;

  private final FactSink sink;
  private final Clock clock;
  private final Pacer pacer;
  private final EventScript script;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final AtomicLong published = new AtomicLong();
  private final Thread thread;

  /**
   * A simulation that begins now.
   *
   * @param clock the wall clock; events happen shortly before what it shows
   */
  public Simulator(SimulatorSettings settings, UnitRegistry registry, FactSink sink, Clock clock) {
    Instant start = clock.instant();
    this.sink = sink;
    this.clock = clock;
    this.pacer = new Pacer(settings.ratePerSecond(), new Rhythm(), start);
    this.script =
        new EventScript(
            settings,
            registry,
            start,
            new SplittableRandom(Seeds.mix(settings.seed() + start.toEpochMilli())));
    this.thread = new Thread(this::run, "simulator");
  }

  /** Who emits the events of a simulation with {@code settings}, as CloudEvents {@code source}. */
  public static URI source(SimulatorSettings settings) {
    return URI.create("urn:dxpulse:simulator:" + settings.seed());
  }

  /** Begins to publish; once. */
  public void start() {
    thread.start();
  }

  /** Number of facts handed to the sink so far, those sent again included. */
  public long published() {
    return published.get();
  }

  /** What ended the simulation, if it ended by itself. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Waits until the simulation has ended.
   *
   * @throws SimulationFailed if it ended by itself
   * @throws InterruptedException if the waiting thread is interrupted; the simulation goes on
   */
  public void awaitEnd() throws InterruptedException {
    thread.join();
    throwIfFailed();
  }

  /**
   * Ends the simulation; what is published by then is delivered.
   *
   * @throws SimulationFailed if it had ended by itself, or the last events were not delivered
   */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throwIfFailed();
  }

  private void run() {
    try {
      while (!stopping.await(TICK_MS, TimeUnit.MILLISECONDS)) {
        publishDue();
      }
      sink.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void publishDue() {
    Instant now = clock.instant();
    int due = pacer.due(now);
    // A slow sink must not keep a closing simulator waiting for the rest of the batch.
    for (int sent = 0; sent < due && stopping.getCount() > 0; sent++) {
      sink.publish(script.next(now));
      published.incrementAndGet();
    }
  }

  private void throwIfFailed() {
    RuntimeException cause = failure.get();
    if (cause != null) {
      throw new SimulationFailed(cause);
    }
  }
}
