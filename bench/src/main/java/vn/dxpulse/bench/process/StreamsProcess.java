package vn.dxpulse.bench.process;

import java.time.Duration;
import java.util.List;
import vn.dxpulse.streams.Restoration;

/** The streams part in a process of its own. For one thread. */
public final class StreamsProcess implements AutoCloseable {

  private final JavaProcess process;
  private final Restoration restoration;

  private StreamsProcess(JavaProcess process, Restoration restoration) {
    this.process = process;
    this.restoration = restoration;
  }

  /**
   * Starts it and waits until it runs.
   *
   * @throws JavaProcess.Ended if it ends before that
   */
  public static StreamsProcess start(StreamsSetup setup, List<String> javaOptions) {
    JavaProcess process = JavaProcess.start(StreamsHost.class, javaOptions, setup.words());
    try {
      List<String> answer = process.await(StreamsHost.RUNNING);
      Restoration restored =
          new Restoration(
              Long.parseLong(answer.get(0)), Duration.ofMillis(Long.parseLong(answer.get(1))));
      return new StreamsProcess(process, restored);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** What it restored before it ran. */
  public Restoration restoration() {
    return restoration;
  }

  /**
   * CPU time of the whole process so far, its start included, in nanoseconds.
   *
   * @throws JavaProcess.Ended if it has failed
   */
  public long cpuNanos() {
    return Long.parseLong(process.ask(StreamsHost.CPU).get(0));
  }

  /** Bytes of heap in use after a full collection. */
  public long usedHeap() {
    return Long.parseLong(process.ask(StreamsHost.HEAP).get(0));
  }

  /** Kills it at once; false if it had ended by itself. */
  public boolean kill() {
    return process.kill();
  }

  /** Ends it in order: what it has begun is committed. */
  @Override
  public void close() {
    process.closeInput();
  }
}
