package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Trajectory.Point;

/** A live KPI: the last value of each day on which it changed, which holds until the next one. */
final class DailyHistory implements History {

  private final NavigableMap<LocalDate, Measurement> byDay = new TreeMap<>();

  DailyHistory(List<Measurement> measurements) {
    measurements.forEach(measurement -> byDay.put(measurement.day(), measurement));
  }

  @Override
  public Optional<Measurement> current(LocalDate day) {
    return Optional.ofNullable(byDay.floorEntry(day)).map(Map.Entry::getValue);
  }

  @Override
  public Optional<Measurement> decisive(LocalDate deadline) {
    return current(deadline);
  }

  @Override
  public Reason missing() {
    return Reason.NO_VALUE;
  }

  @Override
  public LocalDate heldAgainst(Measurement current, LocalDate day) {
    return day;
  }

  @Override
  public Paces paces(
      Measurement current, Optional<Baseline> baseline, Target.Judging judging, LocalDate day) {
    OptionalDouble ofShort = pace(judging.shortDays(), day);
    OptionalDouble ofLong = pace(judging.longDays(), day);
    return new Paces(ofShort, ofLong, ofShort.isPresent() && ofLong.isPresent());
  }

  private OptionalDouble pace(int days, LocalDate day) {
    return covers(days, day) ? Line.slopeAYear(daily(days, day)) : OptionalDouble.empty();
  }

  /** True if the value is known for half of the last {@code days} days at least. */
  boolean covers(int days, LocalDate day) {
    return !byDay.isEmpty() && !byDay.firstKey().isAfter(day.minusDays(days / 2));
  }

  /** Sum over the last {@code days} days of what {@code part} gives of the value of each. */
  double sum(int days, LocalDate day, ToDoubleFunction<Measurement> part) {
    double sum = 0;
    for (LocalDate at = day.minusDays(days); !at.isAfter(day); at = at.plusDays(1)) {
      sum += current(at).map(part::applyAsDouble).orElse(0.0);
    }
    return sum;
  }

  private List<Point> daily(int days, LocalDate day) {
    List<Point> points = new ArrayList<>();
    for (LocalDate at = day.minusDays(days); !at.isAfter(day); at = at.plusDays(1)) {
      LocalDate of = at;
      current(at).ifPresent(value -> points.add(new Point(of, value.number())));
    }
    return points;
  }
}
