package vn.dxpulse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dxpulse.bench.ContenderProcess.Measurement;
import vn.dxpulse.schemas.topic.TopicCreator;

/** {@code dxpulse bench throughput}: how fast a backlog is caught up with. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    description = {
      "Catches up with a backlog of transactions and prints a Markdown table: the streams part",
      "beside a bare consumer, each in its own process, in turn, the order swapped each round."
    })
final class ThroughputBench implements Callable<Integer> {

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "3000000",
      description = "Events in the backlog (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each contender reads it (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description = "Partitions of the topic (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--commit-interval-ms",
      paramLabel = "MS",
      defaultValue = "100",
      description = "Commit interval of the streams part (default: ${DEFAULT-VALUE}).")
  private int commitIntervalMs;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = "Heap of each contender (default: ${DEFAULT-VALUE}).")
  private String heap;

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description = "Keep a flight recording of each process there; costs some speed.")
  private Optional<Path> profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20250701",
      description = "Seed of the events (default: ${DEFAULT-VALUE}).")
  private long seed;

  private final PrintStream progress = System.err;

  @Override
  public Integer call() {
    Path directory = temporaryDirectory();
    try (StackProcess stack = StackProcess.start(directory.resolve("stack"), partitions)) {
      progress.printf(Locale.ROOT, "publishing %,d events ...%n", events);
      new TransactionLoad(seed, Instant.now())
          .publish(stack.connection(), TopicCreator.existing(stack.connection()), events);
      print(measure(stack, directory));
    } finally {
      delete(directory);
    }
    return 0;
  }

  private Map<Contender, List<Measurement>> measure(StackProcess stack, Path directory) {
    Map<Contender, List<Measurement>> measured = new EnumMap<>(Contender.class);
    for (int round = 1; round <= rounds; round++) {
      List<Contender> order = new ArrayList<>(List.of(Contender.values()));
      if (round % 2 == 0) {
        Collections.reverse(order);
      }
      for (Contender contender : order) {
        ContenderRun run =
            new ContenderRun(
                stack.connection(),
                events,
                threads,
                commitIntervalMs,
                directory.resolve(contender.id() + "-" + round));
        Measurement measurement =
            ContenderProcess.run(contender, run, javaOptions(contender, round));
        measured.computeIfAbsent(contender, c -> new ArrayList<>()).add(measurement);
        progress.printf(
            Locale.ROOT,
            "round %d: %s: %,.0f events/s%n",
            round,
            contender.title(),
            measurement.eventsPerSecond());
      }
    }
    return measured;
  }

  private List<String> javaOptions(Contender contender, int round) {
    List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-Xms" + heap, "-XX:+UseG1GC"));
    profile.ifPresent(
        directory ->
            options.add(
                "-XX:StartFlightRecording=settings=profile,filename="
                    + directory.resolve(contender.id() + "-" + round + ".jfr")));
    return options;
  }

  private void print(Map<Contender, List<Measurement>> measured) {
    PrintStream out = System.out;
    out.printf(Locale.ROOT, "%s%n%n", machine());
    out.printf(
        Locale.ROOT,
        "%,d events, %d partitions, %d rounds, seed %d; streams: %d threads, commit every %d ms,"
            + " heap %s each%n%n",
        events,
        partitions,
        rounds,
        seed,
        threads,
        commitIntervalMs,
        heap);
    out.println("| Contender | events/s (median) | ratio to its baseline | CPU µs per event |");
    out.println("|---|--:|--:|--:|");
    measured.forEach(
        (contender, measurements) ->
            out.println(line(contender, measurements, measured.get(contender.baseline()))));
  }

  private static String line(
      Contender contender, List<Measurement> measurements, List<Measurement> baseline) {
    Sample speed = sample(measurements, Measurement::eventsPerSecond);
    Sample cpu = sample(measurements, Measurement::cpuMicrosPerEvent);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < measurements.size(); round++) {
      ratios.add(measurements.get(round).eventsPerSecond() / baseline.get(round).eventsPerSecond());
    }
    Sample ratio = new Sample(ratios);
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %.2f (%.2f to %.2f) | %.2f |",
        contender.title(),
        speed.median(),
        ratio.median(),
        ratio.least(),
        ratio.greatest(),
        cpu.median());
  }

  private static Sample sample(
      List<Measurement> measurements, java.util.function.ToDoubleFunction<Measurement> figure) {
    return new Sample(measurements.stream().mapToDouble(figure).boxed().toList());
  }

  private static String machine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return String.format(
        Locale.ROOT,
        "%d cores, %d GB, %s %s, JDK %s, Kafka %s; broker on the same machine",
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / 1e9),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        AppInfoParser.getVersion());
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("dxpulse-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
