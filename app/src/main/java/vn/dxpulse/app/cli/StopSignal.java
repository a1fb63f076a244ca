package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM for a long-running command.
 *
 * <p>The command opens it first and its parts after it in one try-with-resources, then waits in
 * {@link #await}. A signal lets {@code await} return; the command closes its parts in reverse order
 * and this one last, and only then does the process end, with the signal's own status. If that
 * takes more than ten seconds the process is halted with {@link ExitCode#CLOSE_TIMED_OUT}.
 */
final class StopSignal implements AutoCloseable {

  /** Docker, systemd and Kubernetes kill after 10 s or more. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private static final long LOOK_MS = 50;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final PrintWriter err;
  private final Thread hook = new Thread(this::stop, "stop-signal");

  private StopSignal(PrintWriter err) {
    this.err = err;
  }

  /** From now on the process ends in order. */
  static StopSignal install(PrintWriter err) {
    StopSignal signal = new StopSignal(err);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Blocks until the process is told to stop. */
  void await() throws InterruptedException {
    requested.await();
  }

  /**
   * Blocks until the process is told to stop or a part has failed.
   *
   * @param failures asked a few times a second for what made a part stop by itself
   * @throws PartFailed if one did
   */
  void awaitUnless(List<Supplier<Optional<Throwable>>> failures) throws InterruptedException {
    awaitUntil(() -> false, failures);
  }

  /**
   * Blocks until {@code condition} holds, the process is told to stop or a part has failed.
   *
   * @return true if the condition holds, false if the process is told to stop
   * @throws PartFailed if a part failed
   */
  boolean awaitUntil(BooleanSupplier condition, List<Supplier<Optional<Throwable>>> failures)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (requested.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        return false;
      }
      for (Supplier<Optional<Throwable>> failure : failures) {
        Optional<Throwable> cause = failure.get();
        if (cause.isPresent()) {
          throw new PartFailed(cause.get());
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
    // Nobody asked to stop: the command ended by itself, and the exit to come must not wait.
    if (requested.getCount() > 0) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // A signal came this very moment; the hook finds everything closed.
        requested.countDown();
      }
    }
  }

  private void stop() {
    requested.countDown();
    try {
      if (!closed.await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println("dxpulse: not everything closed within " + CLOSE_LIMIT.toSeconds() + " s");
        Runtime.getRuntime().halt(ExitCode.CLOSE_TIMED_OUT.status());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
