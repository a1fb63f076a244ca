package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Map;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.target.Comparator;

/** The sentence in English. */
final class EnglishSentence extends Sentence {

  private static final NumberText NUMBERS = new NumberText(',', '.');
  private static final CalendarText CALENDAR = CalendarText.ENGLISH;

  private static final Map<String, String> UNITS =
      Map.of(
          "usd", "USD",
          "billion_usd", "billion USD",
          "million_vnd", "million dong",
          "per_1000_people", "per 1,000 people",
          "index", "");

  private static final Map<String, String> SINGLE =
      Map.of(
          "enterprises", "enterprise",
          "declarations", "declaration",
          "services", "service",
          "procedures", "procedure",
          "dossiers", "dossier",
          "answers", "answer",
          "targets", "target",
          "people", "person",
          "points", "point",
          "hours", "hour");

  @Override
  NumberText numbers() {
    return NUMBERS;
  }

  @Override
  CalendarText calendar() {
    return CALENDAR;
  }

  @Override
  String unitName(String unitOfMeasure, double number) {
    String many = UNITS.getOrDefault(unitOfMeasure, unitOfMeasure.replace('_', ' '));
    return number == 1 ? SINGLE.getOrDefault(unitOfMeasure, many) : many;
  }

  @Override
  String head(Verdict verdict) {
    return switch (verdict.state()) {
      case NO_DATA -> withoutData(verdict.reason());
      case NOT_STARTED -> "Not started";
      case ON_TRACK -> "On track";
      case AT_RISK -> verdict.levelOnly() ? "Not reached yet" : "At risk";
      case OFF_TRACK -> verdict.levelOnly() ? "No longer reached" : "Off track";
      case ACHIEVED -> verdict.provisional() ? "Reached so far" : "Reached";
      case MISSED -> "Missed";
      case ENDED -> "Ended";
    };
  }

  private static String withoutData(Reason reason) {
    return switch (reason) {
      case STALE -> "Data too old";
      case OTHER_UNIVERSE -> "Cannot be judged";
      default -> "No data";
    };
  }

  @Override
  String rank(String number) {
    return "rank " + number;
  }

  @Override
  String among(int universe) {
    return " of " + universe;
  }

  @Override
  String demand(Comparator comparator, String amount) {
    return switch (comparator) {
      case MORE_THAN -> "more than " + amount;
      case AT_LEAST -> "at least " + amount;
      case LESS_THAN -> "less than " + amount;
      case AT_MOST -> "at most " + amount;
    };
  }

  @Override
  String rankDemand(Comparator comparator, String rank) {
    return comparator == Comparator.AT_MOST ? rank + " or better" : "better than " + rank;
  }

  @Override
  String range(String demand, String to, String from) {
    return demand + " (worded as " + from + " to " + to + ")";
  }

  @Override
  String goal(String demand, LocalDate deadline) {
    return "the target is " + demand + " by " + CALENDAR.bare(deadline);
  }

  @Override
  String expected(String amount) {
    return amount + " expected by then";
  }

  @Override
  String expected(String amount, double ratio) {
    String share =
        ratio < 0
            ? "moving away from the target"
            : NUMBERS.of(100 * ratio) + "% of the progress expected";
    return expected(amount) + ", " + share;
  }

  @Override
  String ended(Unit unit, LocalDate lastDay) {
    return "%s ceased to be a unit of its own after %s, before the deadline"
        .formatted(unit.names().en(), CALENDAR.bare(lastDay));
  }

  @Override
  String lastSeen(String seen) {
    return "last known: " + seen;
  }

  @Override
  String starts(LocalDate day) {
    return "the course begins on " + CALENDAR.bare(day);
  }

  @Override
  String nothingKnown(boolean afterDeadline) {
    return afterDeadline ? "no value was known up to the deadline" : "no value is known yet";
  }

  @Override
  String stale(String seen, long ageDays, int maxAgeDays) {
    return "%s, %s days old, and from %s days on a figure is too old"
        .formatted(seen, NUMBERS.of((double) ageDays), NUMBERS.of(maxAgeDays));
  }

  @Override
  String unpublished() {
    return "no published figure for the period of the deadline has come in yet";
  }

  @Override
  String otherUniverse(int universe, int wanted) {
    return "that is a rank among %d units, and the target was set among %d, so the two do not compare"
        .formatted(universe, wanted);
  }

  @Override
  String rebaselined(Unit unit, String from, LocalDate day) {
    return "after a merger the new %s carries the target on, with a new baseline of %s (%s)"
        .formatted(unit.names().en(), from, CALENDAR.bare(day));
  }

  @Override
  String inherited(Unit unit) {
    return "after a merger the new %s carries the target on".formatted(unit.names().en());
  }

  @Override
  String otherUnit(Unit unit) {
    return "the figure is that of " + unit.names().en() + " before the merger";
  }

  @Override
  String levelOnly() {
    return "without a baseline only the level is judged, not the pace";
  }

  @Override
  String toBeHeld() {
    return "the baseline reached the target already, so it only has to be held";
  }

  @Override
  String fallsShort() {
    return "both the recent and the long-term pace are too slow";
  }

  @Override
  String proxy() {
    return "this is a substitute measure, for the wording has no number";
  }
}
