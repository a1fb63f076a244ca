package vn.dxpulse.streams.targets;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Threshold;

/**
 * The value that a target demands.
 *
 * @param threshold to be reached
 * @param rangeEnd upper end of a range, which only the wording knows
 * @param unit unit of measure of the KPI
 */
record Demand(Threshold threshold, OptionalDouble rangeEnd, String unit) {

  private static final String RATIO = "ratio";
  private static final String PERCENT = "percent";
  private static final String RANK = "rank";

  static boolean isRank(Kpi kpi) {
    return kpi.description().unitOfMeasure().equals(RANK);
  }

  /** The demand of {@code target} on {@code kpi}; empty, with problems, if it makes no sense. */
  static Optional<Demand> read(Entries target, Kpi kpi, OptionalInt universe) {
    Optional<Entries> block = target.block("demand");
    if (block.isEmpty()) {
      return Optional.empty();
    }
    Entries demand = block.get();
    demand
        .problems()
        .refuseUnknownKeys(demand.block(), Set.of("comparator", "value", "value_high", "unit"));
    Optional<Comparator> comparator = demand.parsed("comparator", Comparator::of);
    comparator.ifPresent(given -> refuseAgainstDirection(demand, given, kpi));
    boolean unitFits = unitFits(demand, kpi.description());
    Optional<Double> value = demand.number("value");
    if (unitFits && value.isPresent() && comparator.isPresent()) {
      refuseOutOfRange(demand, new Threshold(comparator.get(), value.get()), kpi, universe);
    }
    Optional<Double> high =
        demand.has("value_high") ? demand.number("value_high") : Optional.empty();
    if (comparator.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return threshold(demand, comparator.get(), value.get(), high)
        .map(
            threshold ->
                new Demand(
                    threshold,
                    high.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                    kpi.description().unitOfMeasure()));
  }

  private static Optional<Threshold> threshold(
      Entries demand, Comparator comparator, double value, Optional<Double> high) {
    try {
      return Optional.of(
          high.isPresent()
              ? Threshold.ofRange(comparator, value, high.get())
              : new Threshold(comparator, value));
    } catch (IllegalArgumentException e) {
      demand.problem("value_high", e.getMessage());
      return Optional.empty();
    }
  }

  private static void refuseAgainstDirection(Entries demand, Comparator comparator, Kpi kpi) {
    Direction direction = kpi.description().direction();
    boolean fits =
        switch (direction) {
          case HIGHER_IS_BETTER -> comparator.isFloor();
          case LOWER_IS_BETTER -> !comparator.isFloor();
          case NEUTRAL -> true;
        };
    if (!fits) {
      demand.problem(
          "comparator",
          "comparator is %s, but %s is %s: allowed are %s"
              .formatted(
                  comparator.symbol(),
                  kpi.id(),
                  direction.token(),
                  comparator.isFloor() ? "< and <=" : "> and >="));
    }
  }

  private static boolean unitFits(Entries demand, Kpi.Description kpi) {
    Optional<String> unit = demand.text("unit");
    if (unit.isPresent() && !unit.get().equals(kpi.unitOfMeasure())) {
      demand.problem(
          "unit",
          "unit is '%s', but %s is in %s%s"
              .formatted(unit.get(), kpi.id(), kpi.unitOfMeasure(), scale(kpi.unitOfMeasure())));
    }
    return unit.isPresent() && unit.get().equals(kpi.unitOfMeasure());
  }

  /** Counted shares are 0..1 and published ones 0..100: the slip that is made most. */
  private static String scale(String unit) {
    return switch (unit) {
      case RATIO -> ": 0..1, so 90 % is 0.9";
      case PERCENT -> ": 0..100, so 90 % is 90";
      default -> "";
    };
  }

  private static void refuseOutOfRange(
      Entries demand, Threshold threshold, Kpi kpi, OptionalInt universe) {
    String unit = kpi.description().unitOfMeasure();
    double value = threshold.value();
    double least = unit.equals(RANK) ? 1 : 0;
    double most =
        switch (unit) {
          case RATIO -> 1;
          case PERCENT -> 100;
          case RANK -> universe.orElse(Integer.MAX_VALUE);
          default -> Double.MAX_VALUE;
        };
    if (value < least || value > most || (unit.equals(RANK) && value != Math.rint(value))) {
      demand.problem(
          "value",
          "value is %s, but %s is in %s%s"
              .formatted(
                  PlainDecimal.of(value),
                  kpi.id(),
                  unit,
                  unit.equals(RANK)
                      ? ": a whole number from 1 to the universe"
                      : scale(unit).isEmpty() ? ", which cannot be negative" : scale(unit)));
    } else if (!canBeReached(threshold.comparator(), value, least, most)) {
      demand.problem(
          "value",
          "%s %s can never be reached: %s goes from %s to %s"
              .formatted(
                  threshold.comparator().symbol(),
                  PlainDecimal.of(value),
                  kpi.id(),
                  PlainDecimal.of(least),
                  PlainDecimal.of(most)));
    }
  }

  private static boolean canBeReached(
      Comparator comparator, double value, double least, double most) {
    return switch (comparator) {
      case MORE_THAN -> value < most;
      case LESS_THAN -> value > least;
      case AT_LEAST, AT_MOST -> true;
    };
  }
}
