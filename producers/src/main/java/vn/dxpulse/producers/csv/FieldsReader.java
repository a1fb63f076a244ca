package vn.dxpulse.producers.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads the part {@code fields}; checks what the mapping itself writes into each of them. */
final class FieldsReader {

  private static final Set<String> KEYS =
      Set.of("column", "constant", "prefix", "values", "default");

  private final YamlProblems problems;
  private final EventKind kind;
  private final Optional<LocalTimes> times;
  private final Optional<UnitRegistry> units;

  /**
   * @param times empty if the mapping's own are unusable; then constant times are not checked
   * @param units empty if the mapping's own are unusable; then codes are not checked
   */
  FieldsReader(
      YamlProblems problems,
      EventKind kind,
      Optional<LocalTimes> times,
      Optional<UnitRegistry> units) {
    this.problems = problems;
    this.kind = kind;
    this.times = times;
    this.units = units;
  }

  Map<String, FieldRule> read(Yaml.Block file) {
    Map<String, FieldRule> rules = new HashMap<>();
    problems
        .block(file, "fields")
        .ifPresent(
            fields -> {
              problems.refuseUnknownKeys(
                  fields, kind.fields().stream().map(FieldSpec::name).collect(Collectors.toSet()));
              kind.fields()
                  .forEach(
                      spec -> rule(fields, spec).ifPresent(rule -> rules.put(spec.name(), rule)));
            });
    return rules;
  }

  private Optional<FieldRule> rule(Yaml.Block fields, FieldSpec spec) {
    if (!fields.entries().containsKey(spec.name())) {
      if (spec.required()) {
        problems.add(fields, spec.name() + " is missing");
      }
      return Optional.empty();
    }
    return problems
        .block(fields, spec.name())
        .flatMap(
            block -> {
              problems.refuseUnknownKeys(block, KEYS);
              if (block.entries().containsKey("column")
                  == block.entries().containsKey("constant")) {
                problems.add(block, spec.name() + " needs either column or constant");
                return Optional.empty();
              }
              FieldRule rule = rule(block);
              rule.ownTexts()
                  .forEach(
                      text ->
                          complaint(spec, text)
                              .ifPresent(complaint -> problems.add(block, complaint)));
              return Optional.of(rule);
            });
  }

  private FieldRule rule(Yaml.Block block) {
    Map<String, String> values = new HashMap<>();
    if (block.entries().containsKey("values")) {
      problems
          .block(block, "values")
          .ifPresent(
              map ->
                  map.entries()
                      .keySet()
                      .forEach(key -> values.put(key.strip(), problems.raw(map, key))));
    }
    return new FieldRule(
        block.entries().containsKey("column") ? problems.text(block, "column") : Optional.empty(),
        problems.raw(block, "constant"),
        problems.raw(block, "prefix"),
        values,
        block.entries().containsKey("default")
            ? Optional.of(problems.raw(block, "default"))
            : Optional.empty());
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
              .map(registry -> "%s '%s' is not in the unit registry".formatted(spec.name(), text));
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
