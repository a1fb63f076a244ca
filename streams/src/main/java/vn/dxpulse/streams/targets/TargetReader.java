package vn.dxpulse.streams.targets;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Tolerance;

/** Reads one target: its parts one by one, each with all of its problems, then the whole. */
final class TargetReader {

  static final Set<String> KEYS =
      Set.of(
          "id",
          "name_vi",
          "name_en",
          "unit",
          "kpi",
          "window",
          "basis",
          "demand",
          "deadline",
          "baseline",
          "trajectory",
          "points",
          "tolerance",
          "pace",
          "max_age_days",
          "succession",
          "rebaseline",
          "universe",
          "worded",
          "ambiguity",
          "source");

  /** Where no pace is given: a season, and a year. */
  private static final int SHORT_DAYS = 90;

  private static final int LONG_DAYS = 365;
  private static final int MAX_DAYS = 36_525;
  private static final int MAX_UNITS = 10_000;

  private final YamlProblems problems;
  private final KpiReference kpis;
  private final UnitReference units;

  TargetReader(YamlProblems problems, KpiCatalogue catalogue, UnitRegistry registry) {
    this.problems = problems;
    this.kpis = new KpiReference(catalogue);
    this.units = new UnitReference(registry);
  }

  /** The target; empty if a part is missing without which there is none. */
  Optional<Target> read(Yaml.Block block) {
    problems.refuseUnknownKeys(block, KEYS);
    Entries target = new Entries(problems, block);
    Optional<String> id = id(target);
    Target.Wording wording = wording(target);
    Optional<Unit> unit = units.read(target);
    Optional<Kpi> kpi = kpis.read(target);
    Optional<String> window = kpi.flatMap(found -> kpis.window(target, found));
    Optional<Basis> basis = target.parsed("basis", Basis::of);
    OptionalInt universe = universe(target, kpi);
    Optional<Demand> demand = kpi.flatMap(found -> Demand.read(target, found, universe));
    Optional<LocalDate> deadline = target.date("deadline");
    Optional<Course> course = Course.read(target, demand, deadline);
    Optional<Succession> succession = new SuccessionReader(units, target).read(unit, deadline);
    Target.Judging judging = judging(target);
    kpi.ifPresent(found -> new MeaningCheck(target, found).refuseMixes());
    if (basis.isPresent() && kpi.isPresent()) {
      new BasisCheck(target, basis.get(), kpi.get(), demand).refuseWhatIsNotWorded();
    }
    if (id.isEmpty()
        || unit.isEmpty()
        || window.isEmpty()
        || basis.isEmpty()
        || demand.isEmpty()
        || deadline.isEmpty()
        || course.isEmpty()
        || succession.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Target(
            id.get(),
            wording,
            new Target.Subject(
                unit.get().id(), kpi.orElseThrow().id(), window.get(), demand.get().unit()),
            basis.get(),
            demand.get().threshold(),
            demand.get().rangeEnd(),
            course.get().baseline(),
            deadline.get(),
            course.get().trajectory(),
            judging,
            succession.get(),
            universe));
  }

  private static Optional<String> id(Entries target) {
    Optional<String> id = target.text("id");
    if (id.isPresent() && !id.get().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
      target.problem(
          "id", "id is '%s', allowed: up to 100 letters, digits, _ . and -".formatted(id.get()));
      return Optional.empty();
    }
    return id;
  }

  private static Target.Wording wording(Entries target) {
    return new Target.Wording(
        target.text("name_vi").orElse(""),
        target.text("name_en").orElse(""),
        target.text("worded").orElse(""),
        target.text("ambiguity").orElse(""),
        target.text("source").orElse(""));
  }

  private static OptionalInt universe(Entries target, Optional<Kpi> kpi) {
    boolean rank = kpi.filter(Demand::isRank).isPresent();
    if (rank) {
      return target.whole("universe", MAX_UNITS);
    }
    if (kpi.isPresent() && target.has("universe")) {
      target.problem("universe", "universe is for ranks, and %s is none".formatted(kpi.get().id()));
    }
    return OptionalInt.empty();
  }

  private Target.Judging judging(Entries target) {
    Optional<Entries> pace = target.has("pace") ? target.block("pace") : Optional.empty();
    pace.ifPresent(
        found -> problems.refuseUnknownKeys(found.block(), Set.of("short_days", "long_days")));
    int shortDays =
        pace.map(days -> days.whole("short_days", MAX_DAYS).orElse(1)).orElse(SHORT_DAYS);
    int longDays =
        pace.map(days -> days.whole("long_days", MAX_DAYS).orElse(MAX_DAYS + 1)).orElse(LONG_DAYS);
    if (shortDays >= longDays) {
      target.problem(
          "pace",
          "short_days must be less than long_days, got %d and %d".formatted(shortDays, longDays));
    }
    return new Target.Judging(
        tolerance(target), shortDays, longDays, target.whole("max_age_days", MAX_DAYS).orElse(1));
  }

  private Tolerance tolerance(Entries target) {
    if (!target.has("tolerance")) {
      return Tolerance.USUAL;
    }
    Optional<Entries> given = target.block("tolerance");
    given.ifPresent(
        found ->
            problems.refuseUnknownKeys(found.block(), Set.of("on_track_from", "at_risk_from")));
    Optional<Double> onTrack = given.flatMap(shares -> shares.number("on_track_from"));
    Optional<Double> atRisk = given.flatMap(shares -> shares.number("at_risk_from"));
    if (onTrack.isEmpty() || atRisk.isEmpty()) {
      return Tolerance.USUAL;
    }
    try {
      return new Tolerance(onTrack.get(), atRisk.get());
    } catch (IllegalArgumentException e) {
      target.problem("tolerance", e.getMessage());
      return Tolerance.USUAL;
    }
  }
}
