package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.status.TargetBoard.Change;

/**
 * Live KPIs day by day: of each unit as it was a sample for each day on which it changed, and of a
 * unit with all that was merged into it the sums of those. A percentile does not add up, so it is
 * that of the unit alone. At most a sample a day and series; mutable, stream thread only.
 */
final class DailySamples {

  /** Windows that do not move: what they say of an ended unit is what they said at its end. */
  private static final Set<String> STANDING = Set.of("now", "all");

  private final UnitRegistry registry;
  private final Map<Series, NavigableMap<LocalDate, Sample>> byDay = new HashMap<>();

  DailySamples(UnitRegistry registry) {
    this.registry = registry;
  }

  /** Takes a sample, which replaces that of the same day. */
  Change take(Series series, Sample sample) {
    NavigableMap<LocalDate, Sample> known = byDay.computeIfAbsent(series, of -> new TreeMap<>());
    Map.Entry<LocalDate, Sample> before = known.lowerEntry(sample.day());
    boolean saysNothingNew =
        before == null
            ? sample.number().isEmpty() // nothing was ever heard
            : before.getValue().saysTheSame(sample);
    if (saysNothingNew) {
      return known.remove(sample.day()) == null ? Change.NONE : Change.DROPPED;
    }
    return sample.equals(known.put(sample.day(), sample)) ? Change.NONE : Change.KEPT;
  }

  /** Drops the sample of a day. */
  void drop(Series series, LocalDate day) {
    byDay.computeIfAbsent(series, of -> new TreeMap<>()).remove(day);
  }

  /** Takes back a sample that was taken. */
  void restore(Series series, Sample sample) {
    byDay.computeIfAbsent(series, of -> new TreeMap<>()).put(sample.day(), sample);
  }

  /** The units whose samples add up to what {@code unit} says: itself and all merged into it. */
  List<UnitId> parts(UnitId unit) {
    return registry.units().stream()
        .filter(part -> registry.lineage(part).anyMatch(later -> later.id().equals(unit)))
        .map(Unit::id)
        .toList();
  }

  /** Every value of {@code unit}, with all that was merged into it, by day. */
  List<Measurement> of(UnitId unit, Target.Subject subject) {
    Map<UnitId, NavigableMap<LocalDate, Sample>> parts = new HashMap<>();
    NavigableSet<LocalDate> days = new TreeSet<>();
    for (UnitId part : parts(unit)) {
      NavigableMap<LocalDate, Sample> samples =
          atItsEnd(part, new Series(part, subject.kpi(), subject.window()));
      parts.put(part, samples);
      days.addAll(samples.keySet());
    }
    if (!days.isEmpty() && days.first().isBefore(unit.validFrom())) {
      days.add(unit.validFrom()); // what predecessors had is there from the first day on
    }
    List<Measurement> values = new ArrayList<>();
    days.forEach(day -> sum(unit, day, parts).ifPresent(values::add));
    return values;
  }

  private NavigableMap<LocalDate, Sample> atItsEnd(UnitId part, Series series) {
    NavigableMap<LocalDate, Sample> samples = byDay.getOrDefault(series, new TreeMap<>());
    Optional<LocalDate> last = registry.find(part).flatMap(unit -> unit.validity().lastDay());
    if (samples.isEmpty()
        || last.isEmpty()
        || !STANDING.contains(series.window())
        || !samples.firstKey().isAfter(last.get())) {
      return samples;
    }
    NavigableMap<LocalDate, Sample> known = new TreeMap<>(samples);
    known.put(last.get(), samples.lastEntry().getValue());
    return known;
  }

  private static Optional<Measurement> sum(
      UnitId unit, LocalDate day, Map<UnitId, NavigableMap<LocalDate, Sample>> parts) {
    Optional<Sample> own =
        Optional.ofNullable(parts.get(unit).floorEntry(day)).map(Map.Entry::getValue);
    if (own.filter(sample -> sample.number().isPresent() && !sample.addsUp()).isPresent()) {
      return value(unit, day, own.get());
    }
    List<Sample> addends =
        parts.values().stream()
            .map(samples -> samples.floorEntry(day))
            .filter(Objects::nonNull)
            .map(Map.Entry::getValue)
            .filter(Sample::addsUp)
            .toList();
    return addends.isEmpty() ? Optional.empty() : value(unit, day, sum(day, addends));
  }

  private static Sample sum(LocalDate day, List<Sample> addends) {
    long numerator = addends.stream().mapToLong(at -> at.numerator().getAsLong()).sum();
    long denominator = addends.stream().mapToLong(at -> at.denominator().orElse(0)).sum();
    boolean share = addends.stream().anyMatch(at -> at.denominator().isPresent());
    OptionalDouble number = OptionalDouble.of((double) numerator);
    if (share) {
      number =
          denominator == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of((double) numerator / denominator);
    }
    return new Sample(
        day,
        number,
        OptionalLong.of(numerator),
        share ? OptionalLong.of(denominator) : OptionalLong.empty(),
        addends.stream().anyMatch(Sample::simulated));
  }

  private static Optional<Measurement> value(UnitId unit, LocalDate day, Sample sample) {
    return sample.number().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Measurement(
                unit,
                day,
                day.atStartOfDay(UnitRegistryFile.VIETNAM).toInstant().toEpochMilli(),
                new Measurement.Value(
                    sample.number().getAsDouble(), sample.numerator(), sample.denominator()),
                sample.simulated(),
                Optional.empty()));
  }
}
