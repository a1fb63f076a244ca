package vn.dxpulse.bench.process;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import vn.dxpulse.streams.StreamsSettings.Tuning;

/** Mixed into every benchmark, so that all of them run the streams part alike. */
public final class RunOptions {

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      converter = AtLeastOne.class,
      description = "Partitions of the topic (default: ${DEFAULT-VALUE}).")
  private long partitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      converter = AtLeastOne.class,
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private long threads;

  @Option(
      names = "--commit-interval-ms",
      paramLabel = "MS",
      defaultValue = "80",
      converter = AtLeastOne.class,
      description =
          "Commit interval of the streams part, the same default in every benchmark (default:"
              + " ${DEFAULT-VALUE}).")
  private long commitIntervalMs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20250701",
      description = "Seed of the events (default: ${DEFAULT-VALUE}).")
  private long seed;

  public int partitions() {
    return Math.toIntExact(partitions);
  }

  public long seed() {
    return seed;
  }

  /**
   * Threads and times of a streams part.
   *
   * @param duplicateHorizon for how long ids are remembered; zero: not at all
   */
  public Tuning tuning(Duration duplicateHorizon) {
    return new Tuning(
        Math.toIntExact(threads), Duration.ofMillis(commitIntervalMs), duplicateHorizon);
  }

  /**
   * Prints a result as every benchmark does: machine, settings, table.
   *
   * @param machine as it was before the runs
   * @param settings of this benchmark; those of all follow them
   */
  public void print(PrintWriter out, String machine, String settings, String table) {
    out.printf(Locale.ROOT, "%s%n%n%s; %s%n%n%s", machine, settings, describe(), table);
    out.flush();
  }

  private String describe() {
    return String.format(
        Locale.ROOT,
        "%d partitions, seed %d; streams part: %d threads, exactly once, commit every %d ms",
        partitions,
        seed,
        threads,
        commitIntervalMs);
  }

  /** Options of a JVM with a heap of {@code size} that ends, and is not merely slow, beyond it. */
  public static List<String> heap(String size) {
    return List.of("-Xmx" + size, "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError");
  }
}
