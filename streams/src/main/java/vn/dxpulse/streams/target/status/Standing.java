package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Trajectory;

/**
 * Who answers for a target on a day, and along which course.
 *
 * <p>A unit that goes on as a new version of itself (Hà Nội on 2025-07-01) answers as before. One
 * that is merged (Thái Nguyên with Bắc Kạn) passes the target on, or takes it along into its end,
 * as the target's succession says; a second merger leaves no baseline that would fit.
 *
 * @param original the unit that the target was set for
 * @param unit the one that answers
 * @param versions those of it that have the same territory, oldest first; the last is {@code unit}
 * @param baseline where {@code course} begins
 */
record Standing(
    Unit original,
    Unit unit,
    List<Unit> versions,
    Manner manner,
    Optional<Baseline> baseline,
    Trajectory course) {

  Standing {
    versions = List.copyOf(versions);
  }

  /** How a unit came to answer. */
  enum Manner {
    /** It is the one that the target was set for, or a later version with the same territory. */
    OWN,
    /** It took over the unit, and has a baseline of its own. */
    REBASELINED,
    /** It took over the unit, and only its level can be judged. */
    WITHOUT_BASELINE,
    /** Nobody does: the unit has ended. */
    ENDED
  }

  /**
   * The standing on {@code day}, after the deadline that on the deadline; empty if the registry
   * does not have the unit.
   */
  static Optional<Standing> of(Target target, UnitRegistry registry, LocalDate day) {
    LocalDate at = day.isAfter(target.deadline()) ? target.deadline() : day;
    return registry.find(target.subject().unit()).map(unit -> of(target, registry, unit, at));
  }

  private static Standing of(Target target, UnitRegistry registry, Unit original, LocalDate day) {
    List<Unit> versions = new ArrayList<>(List.of(original));
    Unit unit = original;
    int mergers = 0;
    while (endedBefore(unit, day)) {
      Optional<Unit> next = unit.successor().flatMap(registry::find);
      boolean merged = next.isPresent() && !isAlone(unit.id(), next.get());
      if (next.isEmpty() || (merged && target.succession() instanceof Succession.Ends)) {
        return new Standing(
            original, unit, versions, Manner.ENDED, target.baseline(), course(target));
      }
      if (merged) {
        mergers++;
        versions.clear();
      }
      unit = next.get();
      versions.add(unit);
    }
    return mergers == 0
        ? new Standing(original, unit, versions, Manner.OWN, target.baseline(), course(target))
        : inherited(target, original, versions, mergers == 1);
  }

  // Where the baseline reaches the target there is no way to go, only a level to hold.
  private static Trajectory course(Target target) {
    return target.baseline().filter(from -> target.demand().isReachedBy(from.value())).isPresent()
        ? Trajectory.level()
        : target.trajectory();
  }

  private static Standing inherited(
      Target target, Unit original, List<Unit> versions, boolean fits) {
    Unit unit = versions.get(versions.size() - 1);
    if (fits
        && target.succession() instanceof Succession.Inherits inherits
        && inherits.from().day().isBefore(target.deadline())) {
      return new Standing(
          original,
          unit,
          versions,
          Manner.REBASELINED,
          Optional.of(inherits.from()),
          continued(target, inherits.from()));
    }
    return new Standing(
        original, unit, versions, Manner.WITHOUT_BASELINE, Optional.empty(), Trajectory.level());
  }

  // The successor has the way from its own baseline to go, in the same manner and to the same end.
  private static Trajectory continued(Target target, Baseline from) {
    double to = target.demand().value();
    LocalDate deadline = target.deadline();
    if (target.demand().isReachedBy(from.value())) {
      return Trajectory.level();
    }
    return switch (target.trajectory().shape()) {
      case LINEAR, LEVEL -> Trajectory.linear(from, to, deadline);
      case COMPOUND ->
          from.value() > 0 && to > 0
              ? Trajectory.compound(from, to, deadline, target.subject().unitOfMeasure())
              : Trajectory.linear(from, to, deadline);
      case MILESTONES ->
          Trajectory.milestones(
              from,
              target.trajectory().points().stream()
                  .filter(point -> point.day().isAfter(from.day()))
                  .filter(point -> point.day().isBefore(deadline))
                  .toList(),
              to,
              deadline);
    };
  }

  private static boolean endedBefore(Unit unit, LocalDate day) {
    return unit.validity().lastDay().filter(last -> last.isBefore(day)).isPresent();
  }

  /** True if {@code next} is only a new version of the unit: nothing else was merged into it. */
  private static boolean isAlone(UnitId unit, Unit next) {
    return next.predecessors().equals(List.of(unit));
  }

  boolean hasEnded() {
    return manner == Manner.ENDED;
  }

  /** True if the baseline reaches the target already, so that it only has to be held. */
  boolean beganReached(Target target) {
    return baseline.filter(from -> target.demand().isReachedBy(from.value())).isPresent();
  }

  /** True if what is known of {@code measured} is known of the one that answers. */
  boolean isAnswering(UnitId measured) {
    return versions.stream().anyMatch(version -> version.id().equals(measured));
  }

  boolean isInherited() {
    return manner == Manner.REBASELINED || manner == Manner.WITHOUT_BASELINE;
  }

  /** Last day of the unit. */
  LocalDate lastDay() {
    return unit.validity().lastDay().orElseThrow();
  }
}
