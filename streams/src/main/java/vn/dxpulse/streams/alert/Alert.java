package vn.dxpulse.streams.alert;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dxpulse.streams.alert.rule.Severity;
import vn.dxpulse.streams.alert.rule.Signal;

/**
 * One alert at one moment. Immutable; {@link LifeCycle} makes the next one.
 *
 * @param sinceMs since when it is in this stage
 * @param heard what its condition says, and since when
 * @param episode the firing that is on, or the last one
 * @param care who looks after it
 * @param evidence what it rested on when it changed last
 * @param trail what came before
 */
public record Alert(
    AlertId id,
    Stage stage,
    long sinceMs,
    Heard heard,
    Episode episode,
    Care care,
    Evidence evidence,
    Trail trail) {

  public Alert {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stage, "stage");
  }

  /** One that has never been anything. */
  static Alert absent(AlertId id, Evidence evidence) {
    return new Alert(
        id,
        Stage.INACTIVE,
        0,
        new Heard(Signal.CLEARED, 0),
        Episode.NONE,
        Care.NONE,
        evidence,
        Trail.NONE);
  }

  /** Severity, with what escalations added to it. */
  public Severity severity() {
    return evidence.severity().raisedBy(episode.level());
  }

  Alert with(Heard next) {
    return new Alert(id, stage, sinceMs, next, episode, care, evidence, trail);
  }

  Alert with(Episode next) {
    return new Alert(id, stage, sinceMs, heard, next, care, evidence, trail);
  }

  Alert with(Care next) {
    return new Alert(id, stage, sinceMs, heard, episode, next, evidence, trail);
  }

  Alert with(Evidence next) {
    return new Alert(id, stage, sinceMs, heard, episode, care, next, trail);
  }

  Alert with(Trail next) {
    return new Alert(id, stage, sinceMs, heard, episode, care, evidence, next);
  }

  /** In a stage, since {@code atMs} if it is another one than before. */
  Alert in(Stage next, long atMs) {
    return new Alert(
        id, next, next == stage ? sinceMs : atMs, heard, episode, care, evidence, trail);
  }

  /** What the condition says, since when without a break. */
  public record Heard(Signal signal, long sinceMs) {}

  /**
   * One firing, from the condition's beginning on.
   *
   * @param number of the firing, from 1; while pending that of the last one, 0 before the first
   * @param level escalations
   * @param flapping true if it takes longer to resolve
   * @param startedMs since when the condition holds
   * @param firedMs when it fired; empty while it is pending
   * @param resolvedMs when it was resolved
   */
  public record Episode(
      long number,
      int level,
      boolean flapping,
      long startedMs,
      OptionalLong firedMs,
      OptionalLong resolvedMs) {

    static final Episode NONE =
        new Episode(0, 0, false, 0, OptionalLong.empty(), OptionalLong.empty());

    Episode started(long atMs) {
      return new Episode(number, 0, false, atMs, OptionalLong.empty(), OptionalLong.empty());
    }

    Episode fired(long atMs, boolean isFlapping) {
      return new Episode(
          number + 1, 0, isFlapping, startedMs, OptionalLong.of(atMs), OptionalLong.empty());
    }

    Episode escalated() {
      return new Episode(number, level + 1, flapping, startedMs, firedMs, resolvedMs);
    }

    Episode resolved(long atMs) {
      return new Episode(number, level, flapping, startedMs, firedMs, OptionalLong.of(atMs));
    }
  }

  /**
   * Who looks after it.
   *
   * @param taken by whom, also under a silence
   * @param silence id of the silence that covers it
   */
  public record Care(Optional<Acknowledgement> taken, Optional<String> silence) {
    static final Care NONE = new Care(Optional.empty(), Optional.empty());

    /** The stage of an active alert that is looked after so. */
    Stage stage() {
      if (silence.isPresent()) {
        return Stage.SILENCED;
      }
      return taken.isPresent() ? Stage.ACKNOWLEDGED : Stage.FIRING;
    }
  }

  /**
   * What came before.
   *
   * @param transitions number of them
   * @param changedRevision revision of the row that the last transition made
   * @param revision of the newest row, which may be a later one that changed nothing
   * @param firingsMs when it fired of late, as far as flap control needs it, oldest first
   */
  public record Trail(long transitions, long changedRevision, long revision, List<Long> firingsMs) {
    static final Trail NONE = new Trail(0, 0, 0, List.of());

    public Trail {
      firingsMs = List.copyOf(firingsMs);
    }

    /** The first row of an alert takes the time as its revision, so that it grows after a reset. */
    Trail changed(long atMs) {
      long next = nextRevision(atMs);
      return new Trail(transitions + 1, next, next, firingsMs);
    }

    Trail refreshed(long atMs) {
      return new Trail(transitions, changedRevision, nextRevision(atMs), firingsMs);
    }

    Trail fired(List<Long> lately) {
      return new Trail(transitions, changedRevision, revision, lately);
    }

    private long nextRevision(long atMs) {
      return revision == 0 ? Math.max(1, atMs) : revision + 1;
    }
  }
}
