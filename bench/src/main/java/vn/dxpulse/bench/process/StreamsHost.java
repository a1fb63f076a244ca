package vn.dxpulse.bench.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import vn.dxpulse.streams.Restoration;
import vn.dxpulse.streams.StreamsApplication;

/**
 * The product in a process, and nothing else in it: no watcher takes its time. Says when it runs,
 * answers the questions of {@link StreamsProcess}, ends in order when its input ends.
 */
final class StreamsHost {

  /** Said once, followed by the records restored and the milliseconds that took. */
  static final String RUNNING = "running";

  /** Answered by the CPU time of the process so far, in nanoseconds. */
  static final String CPU = "cpu";

  /** Answered by the bytes of heap in use after a full collection. */
  static final String HEAP = "heap";

  private static final long LOOK_NANOS = 1_000_000;

  private StreamsHost() {}

  public static void main(String[] words) throws IOException {
    StreamsSetup setup = StreamsSetup.parse(List.of(words));
    try (StreamsApplication streams = new StreamsApplication(setup.settings());
        BufferedReader questions =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      streams.start();
      while (!streams.isRunning()) {
        failIfStopped(streams);
        LockSupport.parkNanos(LOOK_NANOS);
      }
      Restoration restored = streams.restoration();
      answer(RUNNING, restored.records() + " " + restored.time().toMillis());
      String question;
      while ((question = questions.readLine()) != null) {
        failIfStopped(streams);
        answer(question, Long.toString(question.equals(CPU) ? cpuNanos() : usedHeap()));
      }
    }
  }

  private static void failIfStopped(StreamsApplication streams) {
    streams
        .failure()
        .ifPresent(
            cause -> {
              throw new IllegalStateException("the streams part has stopped", cause);
            });
  }

  private static void answer(String word, String rest) {
    System.out.println(word + " " + rest);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  // The figure asked for is what is alive, not what happens to lie about.
  @SuppressWarnings("ExplicitGC")
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
