package vn.dxpulse.schemas.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with a file while its parts are read, so that all of it can be told at
 * once, each with file and line. Mutable; one per file.
 */
public final class YamlProblems {

  private final String origin;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param origin names the file in every problem
   */
  public YamlProblems(String origin) {
    this.origin = origin;
  }

  public void add(Yaml part, String what) {
    problems.add(origin + " line " + part.line() + ": " + what);
  }

  /** Every problem so far, in the order of being found. */
  public List<String> all() {
    return List.copyOf(problems);
  }

  /** The block of a key that must hold one. */
  public Optional<Yaml.Block> block(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Block block) {
      return Optional.of(block);
    }
    add(part == null ? parent : part, key + " is missing or has no keys of its own");
    return Optional.empty();
  }

  /** The list of a key that must hold one. */
  public Optional<Yaml.Sequence> list(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Sequence list) {
      return Optional.of(list);
    }
    add(part == null ? parent : part, key + " is missing or no list");
    return Optional.empty();
  }

  /** Text of a key that must be there and not be empty. */
  public Optional<String> text(Yaml.Block parent, String key) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar.text());
    }
    add(part == null ? parent : part, key + " is missing, empty or no plain text");
    return Optional.empty();
  }

  /** Text of a key that may be missing or empty; both read as the empty text. */
  public String raw(Yaml.Block parent, String key) {
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

  public void refuseUnknownKeys(Yaml.Block block, Set<String> known) {
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
