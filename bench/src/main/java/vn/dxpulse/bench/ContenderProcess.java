package vn.dxpulse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs contenders in processes of their own, so that none profits from another's warm code. */
final class ContenderProcess {

  static final String RESULT = "RESULT ";

  private ContenderProcess() {}

  /** Runs {@code contender} once; its standard error is ours. */
  static Measurement run(Contender contender, ContenderRun run, List<String> javaOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ContenderMain.class.getName(),
            contender.id(),
            run.connection().bootstrapServers(),
            run.connection().registryUrl(),
            Long.toString(run.events()),
            Integer.toString(run.threads()),
            Integer.toString(run.commitIntervalMs()),
            run.directory().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        List<String> lines = out.lines().toList();
        return lines.stream()
            .filter(line -> line.startsWith(RESULT))
            .findFirst()
            .map(line -> measurement(line, run.events()))
            .orElseThrow(() -> new IllegalStateException(contender.title() + " gave no result"));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Measurement measurement(String line, long events) {
    String[] words = line.substring(RESULT.length()).split(" ");
    return new Measurement(events, Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  /**
   * What one run took.
   *
   * @param nanos wall-clock time of reading
   * @param cpuNanos CPU time of the whole process, start included
   */
  record Measurement(long events, long nanos, long cpuNanos) {

    double eventsPerSecond() {
      return events * 1e9 / nanos;
    }

    double cpuMicrosPerEvent() {
      return cpuNanos / 1e3 / events;
    }
  }
}
