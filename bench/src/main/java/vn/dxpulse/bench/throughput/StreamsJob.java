package vn.dxpulse.bench.throughput;

import java.time.Duration;
import java.time.Instant;
import vn.dxpulse.bench.process.Changelogs;
import vn.dxpulse.bench.process.CountedRows;
import vn.dxpulse.bench.process.GroupProgress;
import vn.dxpulse.bench.process.JvmOptions;
import vn.dxpulse.bench.process.StreamsProcess;
import vn.dxpulse.bench.process.StreamsSetup;
import vn.dxpulse.bench.process.StreamsSetup.Variant;
import vn.dxpulse.bench.process.Workspace;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.streams.StreamsSettings.Tuning;

/**
 * The product as users run it, from the beginning of the topic on.
 *
 * <p>The clock starts when every thread runs. It stops when the group's offsets are committed up to
 * the end and the rows that count every event are made, whichever is later; both are seen from
 * outside its process.
 *
 * @param checkedWindow id of a window that is kept and that every event is in
 */
record StreamsJob(
    Connection connection,
    long events,
    Tuning tuning,
    Variant variant,
    String checkedWindow,
    JvmOptions options,
    Workspace workspace)
    implements Contender.Job {

  @Override
  public Measurement run(String run) {
    String group = "bench-" + run;
    StreamsSetup setup =
        new StreamsSetup(connection, group, tuning, variant, workspace.resolve(run));
    try (CountedRows rows = new CountedRows(connection, checkedWindow);
        GroupProgress progress = new GroupProgress(connection, group);
        Changelogs changelogs = new Changelogs(connection, group)) {
      Measurement measurement = measure(setup, run, progress, rows);
      changelogs.delete();
      return measurement;
    }
  }

  private Measurement measure(
      StreamsSetup setup, String run, GroupProgress progress, CountedRows rows) {
    try (StreamsProcess streams = StreamsProcess.start(setup, options.of(run))) {
      long started = System.nanoTime();
      Instant startedAt = Instant.now();
      long committed = progress.awaitDone(events, streams) - started;
      long cpuNanos = streams.cpuNanos();
      long shown = Duration.between(startedAt, rows.mustCount(events)).toNanos();
      return new Measurement(events, Math.max(committed, shown), cpuNanos);
    }
  }
}
