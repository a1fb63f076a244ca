package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Target;

/**
 * One target on one day.
 *
 * @param history values of the unit that answers
 * @param before published figures of the unit before it was merged, if the one that answers has
 *     none yet
 */
record Judgement(
    Target target, Standing standing, History history, PeriodHistory before, LocalDate day) {

  Status status() {
    if (standing.hasEnded()) {
      return status(
          verdict(State.ENDED, Reason.UNIT_ENDED), history.current(standing.lastDay()), false);
    }
    if (day.isAfter(target.deadline())) {
      return afterDeadline();
    }
    Optional<Measurement> own = history.current(day);
    Optional<Measurement> current = own.or(() -> before.current(day));
    if (standing.baseline().filter(from -> day.isBefore(from.day())).isPresent()) {
      return status(verdict(State.NOT_STARTED, Reason.BEFORE_BASELINE), current, false);
    }
    if (current.isEmpty()) {
      return status(verdict(State.NO_DATA, Reason.NO_VALUE), current, false);
    }
    if (isStale(current.get(), day)) {
      return status(verdict(State.NO_DATA, Reason.STALE), current, false);
    }
    return underWay(current.get(), own.isEmpty());
  }

  private Status afterDeadline() {
    Optional<Measurement> decisive = history.decisive(target.deadline());
    if (decisive.isEmpty()) {
      Optional<Measurement> last =
          history.current(target.deadline()).or(() -> before.current(target.deadline()));
      return status(verdict(State.NO_DATA, history.missing()), last, false);
    }
    if (isAmongOthers(decisive.get())) {
      return status(verdict(State.NO_DATA, Reason.OTHER_UNIVERSE), decisive, false);
    }
    if (isStale(decisive.get(), target.deadline())) {
      return status(verdict(State.NO_DATA, Reason.STALE), decisive, false);
    }
    boolean reached = target.demand().isReachedBy(decisive.get().number());
    State state = reached ? State.ACHIEVED : State.MISSED;
    return status(verdict(state, Reason.DEADLINE_PASSED), decisive, true);
  }

  private Status underWay(Measurement current, boolean ofOtherUnit) {
    Verdict byValue = byValue(current);
    Reason reason = byValue.reason();
    if (isAmongOthers(current)) {
      reason = Reason.OTHER_UNIVERSE;
    } else if (ofOtherUnit) {
      reason = Reason.OTHER_UNIT;
    } else if (standing.manner() == Standing.Manner.REBASELINED) {
      reason = Reason.REBASELINED;
    }
    Verdict verdict =
        new Verdict(byValue.state(), reason, byValue.provisional(), byValue.levelOnly());
    return status(verdict, Optional.of(current), true);
  }

  private Verdict byValue(Measurement current) {
    if (target.demand().isReachedBy(current.number())) {
      return new Verdict(State.ACHIEVED, Reason.REACHED, true, isLevelOnly());
    }
    OptionalDouble expected = expected(current);
    if (expected.isEmpty()) {
      // Nobody can say how far it should be, unless it has been there before.
      return standing.beganReached(target)
          ? verdict(State.OFF_TRACK, Reason.BEHIND_COURSE)
          : verdict(State.AT_RISK, Reason.NOT_REACHED);
    }
    OptionalDouble ratio = ratio(current, expected.getAsDouble());
    if (ratio.isEmpty()) {
      boolean asExpected = isAsGood(current.number(), expected.getAsDouble());
      return asExpected
          ? verdict(State.ON_TRACK, Reason.ON_COURSE)
          : verdict(State.OFF_TRACK, Reason.BEHIND_COURSE);
    }
    if (ratio.getAsDouble() >= target.judging().tolerance().onTrackFrom()) {
      return verdict(State.ON_TRACK, Reason.ON_COURSE);
    }
    return ratio.getAsDouble() >= target.judging().tolerance().atRiskFrom()
        ? verdict(State.AT_RISK, Reason.BEHIND_COURSE)
        : verdict(State.OFF_TRACK, Reason.BEHIND_COURSE);
  }

  private Verdict verdict(State state, Reason reason) {
    return new Verdict(state, reason, false, isLevelOnly());
  }

  private boolean isLevelOnly() {
    return standing.course().points().isEmpty();
  }

  private boolean isStale(Measurement value, LocalDate at) {
    // A declaration holds until it is withdrawn, however long nothing is heard of it.
    return target.basis() != Basis.MILESTONE
        && at.toEpochDay() - value.day().toEpochDay() >= target.judging().maxAgeDays();
  }

  private boolean isAmongOthers(Measurement value) {
    OptionalInt universe = value.universe();
    return universe.isPresent()
        && target.universe().isPresent()
        && universe.getAsInt() != target.universe().getAsInt();
  }

  private boolean isAsGood(double value, double other) {
    return target.demand().comparator().isFloor() ? value >= other : value <= other;
  }

  private Status status(Verdict verdict, Optional<Measurement> measured, boolean judged) {
    OptionalDouble expected =
        measured
            .map(this::expected)
            .orElseGet(() -> standing.course().expected(untilDeadline(day)));
    OptionalDouble ratio =
        judged && measured.isPresent() && expected.isPresent()
            ? ratio(measured.get(), expected.getAsDouble())
            : OptionalDouble.empty();
    Finding finding =
        new Finding(
            standing.baseline(),
            measured,
            expected,
            measured.map(this::gap).orElseGet(OptionalDouble::empty),
            measured.map(this::progress).orElseGet(OptionalDouble::empty),
            ratio);
    Outlook outlook =
        judged && !day.isAfter(target.deadline()) ? outlook(measured.orElseThrow()) : Outlook.NONE;
    return new Status(
        target, day, standing.unit().id(), verdict, finding, outlook, Explanation.NONE);
  }

  private OptionalDouble expected(Measurement value) {
    return standing.course().expected(untilDeadline(heldAgainst(value)));
  }

  private LocalDate heldAgainst(Measurement value) {
    LocalDate until = standing.hasEnded() ? standing.lastDay() : day;
    return history.heldAgainst(value, until);
  }

  private LocalDate untilDeadline(LocalDate at) {
    return at.isAfter(target.deadline()) ? target.deadline() : at;
  }

  private OptionalDouble gap(Measurement value) {
    return OptionalDouble.of(value.number() - target.demand().value());
  }

  private OptionalDouble progress(Measurement value) {
    return way()
        .map(way -> OptionalDouble.of((value.number() - way.from()) / way.length()))
        .orElseGet(OptionalDouble::empty);
  }

  private OptionalDouble ratio(Measurement value, double expected) {
    return way()
        .filter(way -> (expected - way.from()) / way.length() > 0)
        .map(way -> OptionalDouble.of((value.number() - way.from()) / (expected - way.from())))
        .orElseGet(OptionalDouble::empty);
  }

  /**
   * The way to go; empty if there is none: no baseline, or one that is no worse than the target.
   */
  private Optional<Way> way() {
    double to = target.demand().value();
    return standing
        .baseline()
        .map(Baseline::value)
        .filter(from -> !isAsGood(from, to))
        .map(from -> new Way(from, to - from));
  }

  private Outlook outlook(Measurement current) {
    LocalDate since = untilDeadline(heldAgainst(current));
    double gap = target.demand().value() - current.number();
    double years = (target.deadline().toEpochDay() - since.toEpochDay()) / Line.DAYS_A_YEAR;
    OptionalDouble required = years > 0 ? OptionalDouble.of(gap / years) : OptionalDouble.empty();
    Paces paces = paces(current);
    if (target.demand().isReachedBy(current.number())) {
      return new Outlook(required, paces, false, Optional.empty());
    }
    double objective = expected(current).orElse(target.demand().value());
    boolean fallsShort =
        new Shortfall(target, history, day).is(current, objective, required, paces);
    return new Outlook(required, paces, fallsShort, Forecast.of(gap, paces, since));
  }

  private Paces paces(Measurement current) {
    if (target.basis() == Basis.MILESTONE) {
      return Paces.UNKNOWN;
    }
    Optional<Baseline> comparable = isAmongOthers(current) ? Optional.empty() : standing.baseline();
    return history.paces(current, comparable, target.judging(), day);
  }

  private record Way(double from, double length) {}
}
