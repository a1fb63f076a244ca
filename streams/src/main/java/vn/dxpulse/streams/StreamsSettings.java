package vn.dxpulse.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.topology.IdMemory;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * Settings of the streams application.
 *
 * @param connection where Kafka and the registry are
 * @param applicationId consumer group and prefix of the changelogs
 * @param registry units that facts are counted for
 * @param catalogue KPIs that are kept
 * @param stateDirectory where Kafka Streams keeps its files
 * @param tuning threads, times and memory
 * @param timeSource which time T follows
 * @param alertRules when alerts are raised
 */
public record StreamsSettings(
    Connection connection,
    String applicationId,
    UnitRegistry registry,
    KpiCatalogue catalogue,
    Path stateDirectory,
    Tuning tuning,
    TimeSource timeSource,
    AlertRules alertRules) {

  /** The same with the shipped alert rules. */
  public StreamsSettings(
      Connection connection,
      String applicationId,
      UnitRegistry registry,
      KpiCatalogue catalogue,
      Path stateDirectory,
      Tuning tuning,
      TimeSource timeSource) {
    this(
        connection,
        applicationId,
        registry,
        catalogue,
        stateDirectory,
        tuning,
        timeSource,
        AlertRules.shipped());
  }

  public StreamsSettings {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(stateDirectory, "stateDirectory");
    Objects.requireNonNull(alertRules, "alertRules");
    if (applicationId.isBlank()) {
      throw new InvalidSettings(List.of("application id must not be empty"));
    }
  }

  /** How ids are remembered; their directory stands beside those of Kafka Streams. */
  IdMemory idMemory() {
    return new IdMemory(
        tuning.duplicateHorizon(),
        new IdBudget(tuning.idHeapBytes()),
        stateDirectory.resolve(applicationId + "-ids"));
  }

  /**
   * Threads, times and memory.
   *
   * @param threads stream threads, 1 to 64
   * @param commitInterval how often results become visible, 10 ms to 10 s
   * @param duplicateHorizon for how long the ids of accepted events are remembered; zero: not at
   *     all
   * @param idHeapBytes heap that remembered ids may take, all threads together; further ids go to
   *     disk
   * @param rollups whether units are summed up to those of today, macro-regions and the nation
   */
  public record Tuning(
      int threads,
      Duration commitInterval,
      Duration duplicateHorizon,
      long idHeapBytes,
      boolean rollups) {

    /** Two threads, a commit every 80 ms, ids remembered for seven days. */
    public static final Tuning DEFAULT = new Tuning(2, Duration.ofMillis(80), Duration.ofDays(7));

    /** Ids may take half of the heap; units are summed up. */
    public Tuning(int threads, Duration commitInterval, Duration duplicateHorizon) {
      this(threads, commitInterval, duplicateHorizon, IdBudget.halfOfTheHeap(), true);
    }

    /** The same with another heap for ids. */
    public Tuning withIdHeap(long bytes) {
      return new Tuning(threads, commitInterval, duplicateHorizon, bytes, rollups);
    }

    /** The same with rows of units as they were only. */
    public Tuning withoutRollups() {
      return new Tuning(threads, commitInterval, duplicateHorizon, idHeapBytes, false);
    }

    public Tuning {
      List<String> problems = new ArrayList<>();
      if (threads < 1 || threads > 64) {
        problems.add("threads must be 1 to 64, got " + threads);
      }
      if (commitInterval.toMillis() < 10 || commitInterval.toMillis() > 10_000) {
        problems.add("commit interval must be 10 ms to 10 s, got " + commitInterval);
      }
      if (duplicateHorizon.isNegative()) {
        problems.add("duplicate horizon must not be negative, got " + duplicateHorizon);
      }
      if (idHeapBytes < 0) {
        problems.add("heap for ids must not be negative, got " + idHeapBytes + " bytes");
      }
      if (!problems.isEmpty()) {
        throw new InvalidSettings(problems);
      }
    }
  }

  /** Settings that cannot work; the message lists every problem. */
  public static final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidSettings(List<String> problems) {
      super(String.join("; ", problems));
    }
  }
}
