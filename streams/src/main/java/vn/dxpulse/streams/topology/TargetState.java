package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.kpi.Reading;
import vn.dxpulse.streams.kpi.Tally;
import vn.dxpulse.streams.rollup.RollupBoard.Newest;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Sample;
import vn.dxpulse.streams.target.status.Series;
import vn.dxpulse.streams.target.status.Status;
import vn.dxpulse.streams.target.status.TargetBoard;
import vn.dxpulse.streams.topology.TargetFormat.Entry;
import vn.dxpulse.streams.topology.TargetFormat.Progress;

/**
 * All targets, what is known of their KPIs, and what was published of each.
 *
 * <p>Every commit keeps what came; once a second one judges every target, if anything came or a new
 * day has begun, and publishes what changed in the same transaction. Of each row a digest is kept,
 * so a task that takes over judges everything again and publishes only what its predecessor had
 * not. Stream thread only.
 */
final class TargetState implements HeapState {

  /** Units hand over at different times: judging at each of them would be for nobody. */
  private static final long PUBLISH_MS = 1_000;

  private final TargetBoard board;
  private final Map<ByteBuffer, Entry> touched = new LinkedHashMap<>();
  private Progress progress = Progress.NONE;
  private long timeMs = Long.MIN_VALUE;
  private long publishedMs = Long.MIN_VALUE + PUBLISH_MS;
  private Optional<LocalDate> judgedDay = Optional.empty();
  private boolean changed;
  private Optional<Publisher> publisher = Optional.empty();
  private Function<UnitId, Optional<Newest>> newest = unit -> Optional.empty();

  TargetState(UnitRegistry registry) {
    board = new TargetBoard(registry);
  }

  /**
   * Begins to publish, after everything has been restored.
   *
   * @param newestTally what a unit said last
   */
  void publishTo(Publisher to, Function<UnitId, Optional<Newest>> newestTally) {
    publisher = Optional.of(to);
    newest = newestTally;
    timeMs = Math.max(timeMs, progress.timeMs());
    changed = true;
  }

  @Override
  public void restore(byte[] key, byte[] value) {
    TargetFormat.read(key, value, new Restorer());
  }

  void put(Target target) {
    board.put(target);
    touch(TargetFormat.target(target));
    for (Series series : board.wanted(target)) {
      newest.apply(series.unit()).ifPresent(known -> sample(series, known.tally(), known.asOfMs()));
    }
  }

  void remove(String target) {
    board.remove(target);
    touch(new Entry(TargetFormat.targetKey(target), null)); // tombstone
  }

  /** True if the tallies of a unit are needed for a target. */
  boolean needs(UnitId unit) {
    return !board.wanted(unit).isEmpty();
  }

  /** Takes T without anything else. */
  void observe(long asOfMs) {
    timeMs = Math.max(timeMs, asOfMs);
  }

  /** Takes what a unit says. */
  void accept(UnitId unit, Tally tally, long asOfMs) {
    observe(asOfMs);
    board.wanted(unit).forEach(series -> sample(series, tally, asOfMs));
  }

  /** Takes the figure that is kept for a period. */
  void accept(String kpi, Measurement figure, long asOfMs) {
    observe(asOfMs);
    if (board.take(kpi, figure)) {
      touch(TargetFormat.figure(kpi, figure));
    }
  }

  private void sample(Series series, Tally tally, long asOfMs) {
    tally
        .of(series.kpi(), series.window())
        .map(said -> sample(said, day(asOfMs)))
        .ifPresent(sample -> take(series, sample));
  }

  private void take(Series series, Sample sample) {
    switch (board.take(series, sample)) {
      case KEPT -> touch(TargetFormat.sample(series, sample));
      case DROPPED -> touch(new Entry(TargetFormat.sampleKey(series, sample.day()), null));
      case NONE -> {} // known already
    }
  }

  private static Sample sample(Tally.Said said, LocalDate day) {
    Reading reading = said.reading();
    OptionalDouble number = reading.value();
    OptionalLong numerator = reading.numerator();
    return new Sample(day, number, numerator, reading.denominator(), said.simulated());
  }

  private void touch(Entry entry) {
    touched.put(ByteBuffer.wrap(entry.key()), entry);
    changed = true;
  }

  @Override
  public void beforeCommit(BiConsumer<byte[], byte[]> changelog) {
    publisher.ifPresent(this::publishIfDue);
    if (!touched.isEmpty()) {
      progress = new Progress(progress.revision(), timeMs);
      write(TargetFormat.progress(progress), changelog);
      touched.values().forEach(entry -> write(entry, changelog));
      touched.clear();
    }
  }

  private void publishIfDue(Publisher to) {
    long nowMs = to.clock().now(timeMs);
    if (nowMs == Long.MIN_VALUE) {
      return; // a replay that has not read its first T
    }
    boolean newDay = !judgedDay.equals(Optional.of(day(nowMs)));
    if ((changed || newDay) && to.clock().wallMs() - PUBLISH_MS >= publishedMs) {
      publishedMs = to.clock().wallMs();
      judgedDay = Optional.of(day(nowMs));
      changed = false;
      publish(to, nowMs);
    }
  }

  private void publish(Publisher to, long nowMs) {
    long revision = progress.revision() == 0 ? to.clock().wallMs() : progress.revision() + 1;
    Rows rows = new Rows(to, nowMs, revision);
    board.publishChanges(day(nowMs), "notify=" + to.notifies() + "\n", rows);
    if (rows.any) {
      progress = new Progress(revision, timeMs);
    }
    changed = false; // what was published needs no judging
  }

  private static void write(Entry entry, BiConsumer<byte[], byte[]> changelog) {
    changelog.accept(entry.key(), entry.value());
  }

  private static LocalDate day(long timeMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), UnitRegistryFile.VIETNAM);
  }

  @Override
  public void close() {
    touched.clear();
  }

  /** Where rows go, and which clock drives T. */
  interface Publisher {
    void status(Status status, long asOfMs, long revision);

    void gone(String target, long asOfMs);

    TaskClock clock();

    /** False in a replay: nobody is to be alerted by its rows. */
    boolean notifies();
  }

  private final class Rows implements TargetBoard.Changes {
    private final Publisher to;
    private final long asOfMs;
    private final long revision;
    private boolean any;

    Rows(Publisher to, long asOfMs, long revision) {
      this.to = to;
      this.asOfMs = asOfMs;
      this.revision = revision;
    }

    @Override
    public void status(Status status, String digest) {
      any = true;
      to.status(status, asOfMs, revision);
      touch(TargetFormat.published(status.target().id(), digest));
    }

    @Override
    public void gone(String target) {
      any = true;
      to.gone(target, asOfMs);
      touch(new Entry(TargetFormat.publishedKey(target), null)); // tombstone
    }
  }

  private final class Restorer implements TargetFormat.Entries {
    @Override
    public void target(Target target) {
      board.put(target);
    }

    @Override
    public void targetGone(String target) {
      board.remove(target);
    }

    @Override
    public void sample(Series series, Sample sample) {
      board.restore(series, sample);
    }

    @Override
    public void sampleGone(Series series, LocalDate day) {
      board.drop(series, day);
    }

    @Override
    public void figure(String kpi, Measurement figure) {
      board.take(kpi, figure);
    }

    @Override
    public void published(String target, String digest) {
      board.assumePublished(target, digest);
    }

    @Override
    public void publishedGone(String target) {
      board.assumeGone(target);
    }

    @Override
    public void progress(Progress restored) {
      progress = restored;
    }
  }
}
