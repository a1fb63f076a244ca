package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.target.Target;

/** One target, what becomes known of it, and how it stands day by day. */
final class Timeline implements Evidence {

  private static final UnitRegistry REGISTRY = UnitRegistryFile.vietnam();

  private final Target target;
  private final Map<UnitId, Map<String, Measurement>> known =
      new TreeMap<>(java.util.Comparator.comparing(UnitId::toString));

  Timeline(TargetCase target) {
    this.target = target.target();
  }

  /** The KPI of the target's unit has that value on that day. */
  Timeline on(String day, double value) {
    return on(day, value, OptionalLong.empty(), OptionalLong.empty());
  }

  /** A share. */
  Timeline on(String day, long numerator, long denominator) {
    return on(
        day,
        (double) numerator / denominator,
        OptionalLong.of(numerator),
        OptionalLong.of(denominator));
  }

  private Timeline on(String day, double value, OptionalLong numerator, OptionalLong denominator) {
    return in(target.subject().unit().toString(), day, value, numerator, denominator);
  }

  Timeline in(String unit, String day, double value) {
    return in(unit, day, value, OptionalLong.empty(), OptionalLong.empty());
  }

  private Timeline in(
      String unit, String day, double value, OptionalLong numerator, OptionalLong denominator) {
    LocalDate at = LocalDate.parse(day);
    return add(
        day,
        new Measurement(
            UnitId.parse(unit),
            at,
            endOf(at),
            new Measurement.Value(value, numerator, denominator),
            false,
            Optional.empty()));
  }

  /** The figure of a year of the target's unit is published, or revised. */
  Timeline published(String year, double value) {
    return published(target.subject().unit().toString(), year, value, OptionalInt.empty());
  }

  Timeline published(String unit, String year, double value, OptionalInt universe) {
    LocalDate end = LocalDate.parse(year + "-12-31");
    return add(
        year,
        new Measurement(
            UnitId.parse(unit),
            end,
            endOf(end),
            new Measurement.Value(value, OptionalLong.empty(), OptionalLong.empty()),
            false,
            Optional.of(new Measurement.Publication(Period.of(year, end), universe))));
  }

  private Timeline add(String key, Measurement measurement) {
    known.computeIfAbsent(measurement.unit(), unit -> new TreeMap<>()).put(key, measurement);
    return this;
  }

  @Override
  public List<Measurement> of(UnitId unit, Target.Subject subject) {
    return new ArrayList<>(known.getOrDefault(unit, Map.of()).values());
  }

  Status at(String day) {
    return new Judge(REGISTRY).judge(target, this, LocalDate.parse(day));
  }

  /** State and reason on a day. */
  Timeline expect(String day, State state, Reason reason) {
    Verdict verdict = at(day).verdict();
    assertThat(verdict.state() + " " + verdict.reason()).as(day).isEqualTo(state + " " + reason);
    return this;
  }

  static long endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(UnitRegistryFile.VIETNAM).toInstant().toEpochMilli() - 1;
  }
}
