package vn.dxpulse.producers.csv;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

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
  private static final Set<String> FIELD_KEYS =
      Set.of("column", "constant", "prefix", "values", "default");

  private final String origin;
  private final RegistryFiles registries;
  private final List<String> problems = new ArrayList<>();

  MappingReader(String origin, RegistryFiles registries) {
    this.origin = origin;
    this.registries = registries;
  }

  Mapping read(Reader reader) {
    Yaml.Block file;
    try {
      file = Yaml.read(reader);
    } catch (IOException e) {
      throw new InvalidMapping(List.of(origin + ": " + e.getMessage()));
    }
    refuseUnknownKeys(file, KEYS);
    Optional<String> name = text(file, "name");
    Optional<EventKind> event = event(file);
    Optional<URI> source = source(file);
    Optional<ZoneId> zone = zone(file);
    Optional<LocalTimes> times = zone.flatMap(value -> times(file, value));
    Optional<UnitRegistry> units = zone.flatMap(value -> units(file, value));
    Optional<OnlyWhen> onlyWhen = onlyWhen(file);
    Map<String, FieldRule> fields =
        event.map(kind -> new FieldsReader(kind, times, units).read(file)).orElse(Map.of());
    if (!problems.isEmpty()) {
      throw new InvalidMapping(problems);
    }
    return new Mapping(
        new Mapping.Identity(name.orElseThrow(), source.orElseThrow()),
        event.orElseThrow(),
        times.orElseThrow(),
        units.orElseThrow(),
        onlyWhen,
        fields);
  }

  private Optional<EventKind> event(Yaml.Block file) {
    return text(file, "event")
        .flatMap(
            name -> {
              Optional<EventKind> kind = EventKind.named(name);
              if (kind.isEmpty()) {
                problem(
                    file.entries().get("event"),
                    "event is '%s', CSV import knows: %s"
                        .formatted(name, EventKind.all().stream().map(EventKind::name).toList()));
              }
              return kind;
            });
  }

  private Optional<URI> source(Yaml.Block file) {
    return text(file, "source")
        .flatMap(
            text -> {
              try {
                return Optional.of(new URI(text));
              } catch (URISyntaxException e) {
                problem(file.entries().get("source"), "source is not a URI: " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<ZoneId> zone(Yaml.Block file) {
    return text(file, "time-zone")
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                problem(
                    file.entries().get("time-zone"),
                    "time-zone is '%s', not one like Asia/Ho_Chi_Minh or +07:00".formatted(text));
                return Optional.empty();
              }
            });
  }

  private Optional<LocalTimes> times(Yaml.Block file, ZoneId zone) {
    return text(file, "time-pattern")
        .flatMap(
            pattern -> {
              try {
                return Optional.of(new LocalTimes(pattern, zone));
              } catch (IllegalArgumentException e) {
                problem(
                    file.entries().get("time-pattern"),
                    "time-pattern is '%s': %s".formatted(pattern, e.getMessage()));
                return Optional.empty();
              }
            });
  }

  private Optional<UnitRegistry> units(Yaml.Block file, ZoneId zone) {
    return text(file, "unit-registry")
        .flatMap(
            name -> {
              try {
                return Optional.of(
                    name.equals(VIETNAM)
                        ? UnitRegistryFile.vietnam()
                        : registries.read(name, zone));
              } catch (UnitRegistryFile.InvalidRegistry | IOException e) {
                problem(file.entries().get("unit-registry"), e.getMessage());
                return Optional.empty();
              }
            });
  }

  private Optional<OnlyWhen> onlyWhen(Yaml.Block file) {
    if (!file.entries().containsKey("only-when")) {
      return Optional.empty();
    }
    return block(file, "only-when")
        .flatMap(
            block -> {
              refuseUnknownKeys(block, Set.of("column", "equals"));
              Optional<String> wanted =
                  block.entries().containsKey("equals") ? text(block, "equals") : Optional.empty();
              return text(block, "column").map(column -> new OnlyWhen(column, wanted));
            });
  }

  private Optional<Yaml.Block> block(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Block block) {
      return Optional.of(block);
    }
    problem(part == null ? parent : part, key + " is missing or has no keys of its own");
    return Optional.empty();
  }

  /** Text of a key that must be there and not be empty. */
  private Optional<String> text(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar.text());
    }
    problem(part == null ? parent : part, key + " is missing, empty or no plain text");
    return Optional.empty();
  }

  private void refuseUnknownKeys(Yaml.Block block, Set<String> known) {
    block
        .entries()
        .forEach(
            (key, part) -> {
              if (!known.contains(key)) {
                problem(
                    part,
                    "'%s' is not a key here, allowed: %s"
                        .formatted(key, known.stream().sorted().collect(Collectors.joining(", "))));
              }
            });
  }

  private void problem(Yaml part, String what) {
    problems.add(origin + " line " + part.line() + ": " + what);
  }

  /** Finds the registry that a mapping names. */
  interface RegistryFiles {
    UnitRegistry read(String name, ZoneId zone) throws IOException;
  }

  /** Reads the part {@code fields}; checks what the mapping itself writes into each of them. */
  private final class FieldsReader {

    private final EventKind kind;
    private final Optional<LocalTimes> times;
    private final Optional<UnitRegistry> units;

    FieldsReader(EventKind kind, Optional<LocalTimes> times, Optional<UnitRegistry> units) {
      this.kind = kind;
      this.times = times;
      this.units = units;
    }

    Map<String, FieldRule> read(Yaml.Block file) {
      Map<String, FieldRule> rules = new HashMap<>();
      block(file, "fields")
          .ifPresent(
              fields -> {
                refuseUnknownKeys(
                    fields,
                    kind.fields().stream().map(FieldSpec::name).collect(Collectors.toSet()));
                kind.fields()
                    .forEach(
                        spec -> rule(fields, spec).ifPresent(rule -> rules.put(spec.name(), rule)));
              });
      return rules;
    }

    private Optional<FieldRule> rule(Yaml.Block fields, FieldSpec spec) {
      if (!fields.entries().containsKey(spec.name())) {
        if (spec.required()) {
          problem(fields, spec.name() + " is missing");
        }
        return Optional.empty();
      }
      return block(fields, spec.name())
          .flatMap(
              block -> {
                refuseUnknownKeys(block, FIELD_KEYS);
                if (block.entries().containsKey("column")
                    == block.entries().containsKey("constant")) {
                  problem(block, spec.name() + " needs either column or constant");
                  return Optional.empty();
                }
                FieldRule rule = rule(block);
                rule.ownTexts()
                    .forEach(
                        text ->
                            complaint(spec, text)
                                .ifPresent(complaint -> problem(block, complaint)));
                return Optional.of(rule);
              });
    }

    private FieldRule rule(Yaml.Block block) {
      Map<String, String> values = new HashMap<>();
      if (block.entries().containsKey("values")) {
        block(block, "values")
            .ifPresent(
                map ->
                    map.entries().keySet().forEach(key -> values.put(key.strip(), raw(map, key))));
      }
      return new FieldRule(
          block.entries().containsKey("column") ? text(block, "column") : Optional.empty(),
          raw(block, "constant"),
          raw(block, "prefix"),
          values,
          block.entries().containsKey("default")
              ? Optional.of(raw(block, "default"))
              : Optional.empty());
    }

    private String raw(Yaml.Block block, String key) {
      Yaml part = block.entries().get(key);
      if (part instanceof Yaml.Block) {
        problem(part, key + " is no plain text");
      }
      return part instanceof Yaml.Scalar scalar ? scalar.text() : "";
    }

    private Optional<String> complaint(FieldSpec spec, String text) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      return switch (spec.type()) {
        case TEXT -> Optional.empty();
        case UNIT_CODE ->
            units
                .filter(registry -> registry.versions(text).isEmpty())
                .map(
                    registry -> "%s '%s' is not in the unit registry".formatted(spec.name(), text));
        case TIME -> times.flatMap(known -> timeComplaint(known, spec.name(), text));
        case COUNT ->
            text.matches("[0-9]{1,18}")
                ? Optional.empty()
                : Optional.of("%s is '%s', not a whole number".formatted(spec.name(), text));
        case FLAG -> notAmong(spec.name(), text, List.of("true", "false"));
        case CHOICE -> notAmong(spec.name(), text, spec.allowed());
      };
    }

    private static Optional<String> timeComplaint(LocalTimes times, String field, String text) {
      try {
        times.read(field, text);
        return Optional.empty();
      } catch (UnreadableRow e) {
        return Optional.of(e.getMessage());
      }
    }

    private static Optional<String> notAmong(String field, String text, List<String> allowed) {
      return allowed.contains(text)
          ? Optional.empty()
          : Optional.of("%s is '%s', allowed: %s".formatted(field, text, allowed));
    }
  }
}
