package vn.dxpulse.producers.csv;

import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads a mapping file and lists all of its problems at once, each with its line. */
final class MappingReader {

  /** Name of the registry of Vietnam's provinces, which needs no file. */
  private static final String VIETNAM = "vietnam";

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "event",
          "source",
          "time-zone",
          "time-pattern",
          "unit-registry",
          "only-when",
          "fields");

  private final RegistryFiles registries;
  private final YamlProblems problems;

  MappingReader(String origin, RegistryFiles registries) {
    this.registries = registries;
    this.problems = new YamlProblems(origin);
  }

  Mapping read(Reader reader) {
    Yaml.Block file = problems.file(reader, InvalidMapping::new);
    problems.refuseUnknownKeys(file, KEYS);
    Optional<String> name = problems.text(file, "name");
    Optional<EventKind> event = event(file);
    Optional<URI> source = source(file);
    Optional<ZoneId> zone = zone(file);
    Optional<LocalTimes> times = zone.flatMap(value -> times(file, value));
    Optional<UnitRegistry> units = zone.flatMap(value -> units(file, value));
    Optional<OnlyWhen> onlyWhen = onlyWhen(file);
    Map<String, FieldRule> fields =
        event
            .map(kind -> new FieldsReader(problems, kind, times, units).read(file))
            .orElse(Map.of());
    problems.throwIfAny(InvalidMapping::new);
    return new Mapping(
        new Mapping.Identity(name.orElseThrow(), source.orElseThrow()),
        event.orElseThrow(),
        times.orElseThrow(),
        units.orElseThrow(),
        onlyWhen,
        fields);
  }

  private Optional<EventKind> event(Yaml.Block file) {
    return problems
        .text(file, "event")
        .flatMap(
            name -> {
              Optional<EventKind> kind = EventKind.named(name);
              if (kind.isEmpty()) {
                problems.add(
                    file.entries().get("event"),
                    "event is '%s', CSV import knows: %s"
                        .formatted(name, EventKind.all().stream().map(EventKind::name).toList()));
              }
              return kind;
            });
  }

  private Optional<URI> source(Yaml.Block file) {
    return problems
        .text(file, "source")
        .flatMap(
            text -> {
              try {
                return Optional.of(new URI(text));
              } catch (URISyntaxException e) {
                problems.add(
                    file.entries().get("source"), "source is not a URI: " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<ZoneId> zone(Yaml.Block file) {
    return problems
        .text(file, "time-zone")
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                problems.add(
                    file.entries().get("time-zone"),
                    "time-zone is '%s', not one like Asia/Ho_Chi_Minh or +07:00".formatted(text));
                return Optional.empty();
              }
            });
  }

  private Optional<LocalTimes> times(Yaml.Block file, ZoneId zone) {
    return problems
        .text(file, "time-pattern")
        .flatMap(
            pattern -> {
              try {
                return Optional.of(new LocalTimes(pattern, zone));
              } catch (IllegalArgumentException e) {
                problems.add(
                    file.entries().get("time-pattern"),
                    "time-pattern is '%s': %s".formatted(pattern, e.getMessage()));
                return Optional.empty();
              }
            });
  }

  private Optional<UnitRegistry> units(Yaml.Block file, ZoneId zone) {
    return problems
        .text(file, "unit-registry")
        .flatMap(
            name -> {
              try {
                return Optional.of(
                    name.equals(VIETNAM)
                        ? UnitRegistryFile.vietnam()
                        : registries.read(name, zone));
              } catch (UnitRegistryFile.InvalidRegistry e) {
                problems.add(file.entries().get("unit-registry"), e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<OnlyWhen> onlyWhen(Yaml.Block file) {
    if (!file.entries().containsKey("only-when")) {
      return Optional.empty();
    }
    return problems
        .block(file, "only-when")
        .flatMap(
            block -> {
              problems.refuseUnknownKeys(block, Set.of("column", "equals"));
              Optional<String> wanted =
                  block.entries().containsKey("equals")
                      ? problems.text(block, "equals")
                      : Optional.empty();
              return problems.text(block, "column").map(column -> new OnlyWhen(column, wanted));
            });
  }

  /** Finds the registry that a mapping names. */
  interface RegistryFiles {
    UnitRegistry read(String name, ZoneId zone);
  }
}
