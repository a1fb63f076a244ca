package vn.dxpulse.producers.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.yaml.Yaml;

/**
 * Collects what is wrong with a mapping file while its parts are read, so that all of it can be
 * told at once.
 */
final class MappingProblems {

  private final String origin;
  private final List<String> problems = new ArrayList<>();

  MappingProblems(String origin) {
    this.origin = origin;
  }

  void add(Yaml part, String what) {
    problems.add(origin + " line " + part.line() + ": " + what);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new InvalidMapping(problems);
    }
  }

  /** The block of a key that must hold one. */
  Optional<Yaml.Block> block(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Block block) {
      return Optional.of(block);
    }
    add(part == null ? parent : part, key + " is missing or has no keys of its own");
    return Optional.empty();
  }

  /** Text of a key that must be there and not be empty. */
  Optional<String> text(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar.text());
    }
    add(part == null ? parent : part, key + " is missing, empty or no plain text");
    return Optional.empty();
  }

  /** Text of a key that may be missing or empty; both read as the empty text. */
  String raw(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part == null) {
      return "";
    }
    if (part instanceof Yaml.Scalar scalar) {
      return scalar.text();
    }
    add(part, key + " is no plain text");
    return "";
  }

  void refuseUnknownKeys(Yaml.Block block, Set<String> known) {
    block
        .entries()
        .forEach(
            (key, part) -> {
              if (!known.contains(key)) {
                add(
                    part,
                    "'%s' is not a key here, allowed: %s"
                        .formatted(key, known.stream().sorted().collect(Collectors.joining(", "))));
              }
            });
  }
}
