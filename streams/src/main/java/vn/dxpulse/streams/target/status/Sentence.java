package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;

/**
 * One sentence that says why a target has its status: the state, what was seen and what is
 * expected, the target with its deadline, and what must be known besides. A language says how each
 * part reads.
 */
abstract class Sentence {

  private static final String RATIO = "ratio";
  private static final String PERCENT = "percent";
  private static final String RANK = "rank";

  /** The sentence, from its first capital to its full stop. */
  final String of(Status status, Standing standing) {
    List<String> clauses = new ArrayList<>();
    clauses.add(head(status.verdict()) + ": " + facts(status, standing));
    clauses.add(goal(demand(status.target()), status.target().deadline()));
    notes(status, standing, clauses);
    return String.join("; ", clauses) + ".";
  }

  private String facts(Status status, Standing standing) {
    return switch (status.verdict().reason()) {
      case UNIT_ENDED ->
          ended(standing.original(), standing.lastDay())
              + seen(status).map(last -> ", " + lastSeen(last)).orElse("");
      case BEFORE_BASELINE -> starts(status.finding().baseline().orElseThrow().day());
      case NO_VALUE, UNKNOWN_UNIT -> nothingKnown(status.day().isAfter(status.target().deadline()));
      case STALE ->
          stale(
              seen(status).orElseThrow(),
              status.dataAgeDays().orElseThrow(),
              status.target().judging().maxAgeDays());
      case PERIOD_UNPUBLISHED ->
          unpublished() + seen(status).map(last -> ", " + lastSeen(last)).orElse("");
      case DEADLINE_PASSED -> seen(status).orElseThrow();
      case OTHER_UNIVERSE,
          OTHER_UNIT,
          REBASELINED,
          ON_COURSE,
          BEHIND_COURSE,
          REACHED,
          NOT_REACHED ->
          seen(status).orElseThrow() + course(status);
    };
  }

  private String course(Status status) {
    State state = status.verdict().state();
    boolean onCourse =
        state == State.ON_TRACK || state == State.AT_RISK || state == State.OFF_TRACK;
    if (!onCourse || status.finding().expected().isEmpty()) {
      return "";
    }
    double expected = status.finding().expected().getAsDouble();
    double actual = status.finding().measured().orElseThrow().number();
    String of = amount(status.target(), expected, actual);
    return ", "
        + (status.finding().ratio().isPresent()
            ? expected(of, status.finding().ratio().getAsDouble())
            : expected(of));
  }

  private Optional<String> seen(Status status) {
    return status
        .finding()
        .measured()
        .map(
            value -> {
              Target target = status.target();
              String amount =
                  amount(target, value.number(), target.demand().value()) + among(value.universe());
              String when =
                  value
                      .publication()
                      .map(figure -> calendar().of(figure.period()))
                      .orElseGet(() -> calendar().of(dayOf(status, value)));
              return amount + " (" + when + ")";
            });
  }

  // A live value holds until another one is known.
  private static LocalDate dayOf(Status status, Measurement value) {
    boolean holds =
        status.verdict().state() != State.ENDED && status.verdict().state() != State.NO_DATA;
    LocalDate deadline = status.target().deadline();
    LocalDate until = status.day().isAfter(deadline) ? deadline : status.day();
    return holds ? until : value.day();
  }

  private void notes(Status status, Standing standing, List<String> clauses) {
    Optional<Measurement> measured = status.finding().measured();
    OptionalInt universe = measured.map(Measurement::universe).orElseGet(OptionalInt::empty);
    OptionalInt wanted = status.target().universe();
    if (universe.isPresent() && wanted.isPresent() && !universe.equals(wanted)) {
      clauses.add(otherUniverse(universe.getAsInt(), wanted.getAsInt()));
    }
    if (standing.manner() == Standing.Manner.REBASELINED) {
      double from = status.finding().baseline().orElseThrow().value();
      clauses.add(
          rebaselined(
              standing.unit(),
              amount(status.target(), from, from),
              status.finding().baseline().orElseThrow().day()));
    }
    if (standing.manner() == Standing.Manner.WITHOUT_BASELINE) {
      clauses.add(inherited(standing.unit()));
    }
    if (measured.filter(value -> !standing.isAnswering(value.unit())).isPresent()) {
      clauses.add(otherUnit(standing.original()));
    }
    if (standing.beganReached(status.target()) && isOpen(status)) {
      clauses.add(toBeHeld());
    } else if (status.verdict().levelOnly() && isOpen(status)) {
      clauses.add(levelOnly());
    }
    if (status.outlook().fallsShort()) {
      clauses.add(fallsShort());
    }
    if (status.target().basis() == Basis.PROXY) {
      clauses.add(proxy());
    }
  }

  private static boolean isOpen(Status status) {
    State state = status.verdict().state();
    return state == State.AT_RISK || state == State.OFF_TRACK || status.verdict().provisional();
  }

  private String demand(Target target) {
    Threshold demand = target.demand();
    String unit = target.subject().unitOfMeasure();
    String amount = amount(target, demand.value(), demand.value());
    String least =
        unit.equals(RANK)
            ? rankDemand(demand.comparator(), amount)
            : demand(demand.comparator(), amount);
    return target.rangeEnd().isPresent()
        ? range(least, amount(target, target.rangeEnd().getAsDouble(), demand.value()), amount)
        : least;
  }

  private String amount(Target target, double number, double other) {
    String unit = target.subject().unitOfMeasure();
    if (unit.equals(RATIO)) {
      return numbers().beside(100 * number, 100 * other) + "%";
    }
    String text = numbers().beside(number, other);
    if (unit.equals(PERCENT)) {
      return text + "%";
    }
    return unit.equals(RANK) ? rank(text) : (text + " " + unitName(unit, number)).strip();
  }

  private String among(OptionalInt universe) {
    return universe.isPresent() ? among(universe.getAsInt()) : "";
  }

  abstract NumberText numbers();

  abstract CalendarText calendar();

  /** What a unit of measure is called after {@code number}; empty for a bare number. */
  abstract String unitName(String unitOfMeasure, double number);

  abstract String head(Verdict verdict);

  abstract String rank(String number);

  abstract String among(int universe);

  abstract String demand(Comparator comparator, String amount);

  abstract String rankDemand(Comparator comparator, String rank);

  abstract String range(String demand, String to, String from);

  abstract String goal(String demand, LocalDate deadline);

  /** The expected value, where progress cannot be set against it. */
  abstract String expected(String amount);

  /** The expected value, and progress made to progress expected. */
  abstract String expected(String amount, double ratio);

  abstract String ended(Unit unit, LocalDate lastDay);

  abstract String lastSeen(String seen);

  abstract String starts(LocalDate day);

  abstract String nothingKnown(boolean afterDeadline);

  abstract String stale(String seen, long ageDays, int maxAgeDays);

  abstract String unpublished();

  abstract String otherUniverse(int universe, int wanted);

  abstract String rebaselined(Unit unit, String from, LocalDate day);

  abstract String inherited(Unit unit);

  abstract String otherUnit(Unit unit);

  abstract String levelOnly();

  abstract String toBeHeld();

  abstract String fallsShort();

  abstract String proxy();
}
