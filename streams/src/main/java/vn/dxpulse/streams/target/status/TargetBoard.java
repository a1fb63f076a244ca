package vn.dxpulse.streams.target.status;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.target.Target;

/**
 * All targets, what is known of their KPIs, and what was last given out of each.
 *
 * <p>Targets, samples and figures go in, in any order; {@link #publishChanges} judges every target
 * for a day and gives the statuses that differ from those given out last. A board that got back
 * what it took and what it gave out goes on as one that never stopped. Mutable; stream thread only.
 */
public final class TargetBoard {

  private final UnitRegistry registry;
  private final Judge judge;
  private final Map<String, Target> targets = new TreeMap<>();
  private final DailySamples samples;
  private final Map<Series, Map<String, Measurement>> figures = new HashMap<>();
  private final Map<UnitId, Set<Series>> wanted = new HashMap<>();
  private final Map<String, String> published = new TreeMap<>();

  public TargetBoard(UnitRegistry registry) {
    this.registry = registry;
    judge = new Judge(registry);
    samples = new DailySamples(registry);
  }

  /** Takes a target, in place of the one of the same id. */
  public void put(Target target) {
    targets.put(target.id(), target);
    findWanted();
  }

  /** Takes a target back; its status is gone with the next {@link #publishChanges}. */
  public void remove(String target) {
    targets.remove(target);
    findWanted();
  }

  /** The series of a unit that samples are needed of; none if it answers for no target. */
  public Set<Series> wanted(UnitId unit) {
    return wanted.getOrDefault(unit, Set.of());
  }

  /** The series that samples of {@code target} are needed of. */
  public Set<Series> wanted(Target target) {
    Set<Series> all = new LinkedHashSet<>();
    if (!target.subject().window().equals(Judge.LATEST)) {
      registry.find(target.subject().unit()).stream()
          .flatMap(registry::lineage)
          .map(Unit::id)
          .flatMap(unit -> samples.parts(unit).stream())
          .map(part -> new Series(part, target.subject().kpi(), target.subject().window()))
          .forEach(all::add);
    }
    return all;
  }

  /** Takes a sample; tells what became of that of its day. */
  public Change take(Series series, Sample sample) {
    return samples.take(series, sample);
  }

  /** Drops the sample of a day, as {@link #take} did. */
  public void drop(Series series, LocalDate day) {
    samples.drop(series, day);
  }

  /** Takes back a sample that was taken. */
  public void restore(Series series, Sample sample) {
    samples.restore(series, sample);
  }

  /** Takes the figure kept for a period; false if it is known already. */
  public boolean take(String kpi, Measurement figure) {
    String period = figure.publication().orElseThrow().period().text();
    Measurement before =
        figures
            .computeIfAbsent(series(figure.unit(), kpi), series -> new TreeMap<>())
            .put(period, figure);
    return !figure.equals(before);
  }

  /** Takes the status of a target as given out: what a board does that got it back. */
  public void assumePublished(String target, String digest) {
    published.put(target, digest);
  }

  /** Takes it that nothing stands any more of a target that is gone. */
  public void assumeGone(String target) {
    published.remove(target);
  }

  /**
   * Judges every target for {@code day}, and gives what differs from what was given out last.
   *
   * @param mark what a status depends on besides: with another one all are given out again
   */
  public void publishChanges(LocalDate day, String mark, Changes changes) {
    for (Target target : targets.values()) {
      Status status = judge.judge(target, this::evidence, day);
      String digest = digest(mark + status);
      if (!digest.equals(published.put(target.id(), digest))) {
        changes.status(status, digest);
      }
    }
    Set<String> gone = new TreeSet<>(published.keySet());
    gone.removeAll(targets.keySet());
    for (String target : gone) {
      published.remove(target);
      changes.gone(target);
    }
  }

  private void findWanted() {
    wanted.clear();
    for (Target target : targets.values()) {
      for (Series series : wanted(target)) {
        wanted.computeIfAbsent(series.unit(), unit -> new HashSet<>()).add(series);
      }
    }
  }

  private List<Measurement> evidence(UnitId unit, Target.Subject subject) {
    return subject.window().equals(Judge.LATEST)
        ? figures.getOrDefault(series(unit, subject.kpi()), Map.of()).values().stream()
            .sorted(Comparator.comparing(Measurement::day))
            .toList()
        : samples.of(unit, subject);
  }

  private static Series series(UnitId unit, String kpi) {
    return new Series(unit, kpi, Judge.LATEST);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What became of the sample of a day. */
  public enum Change {
    NONE,
    KEPT,
    /** The day has none any more: it says again what was said the day before. */
    DROPPED
  }

  /** Takes what changed. */
  public interface Changes {

    /** A status that differs from the last one; {@code digest} stands for all it says. */
    void status(Status status, String digest);

    /** The target is no more. */
    void gone(String target);
  }
}
