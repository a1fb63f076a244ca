package vn.dxpulse.schemas.yaml;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Collects what is wrong with a file while its parts are read, so that all of it can be told at
 * once, each with file and line. Mutable; one per file.
 */
public final class YamlProblems {

  private final String origin;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> lineByName = new HashMap<>();

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

  /**
   * Reads the file.
   *
   * @param invalid makes of problems what is thrown; that it is no YAML is the only one then
   */
  public Yaml.Block file(
      Reader reader, Function<List<String>, ? extends RuntimeException> invalid) {
    try {
      return Yaml.read(reader);
    } catch (IOException e) {
      throw invalid.apply(List.of(origin + ": " + e.getMessage()));
    }
  }

  /**
   * Ends the collecting.
   *
   * @param invalid makes of all problems what is thrown, if there is any
   */
  public void throwIfAny(Function<List<String>, ? extends RuntimeException> invalid) {
    if (!problems.isEmpty()) {
      throw invalid.apply(all());
    }
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

  /**
   * Gives every block in the list of a key that must hold one to {@code each}.
   *
   * @param otherwise the problem of an item that is no block
   */
  public void eachBlock(
      Yaml.Block parent, String key, String otherwise, Consumer<Yaml.Block> each) {
    for (Yaml item : list(parent, key).map(Yaml.Sequence::items).orElse(List.of())) {
      if (item instanceof Yaml.Block block) {
        each.accept(block);
      } else {
        add(item, otherwise);
      }
    }
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

  /** Takes note of what a key such as {@code id} says; it may say so only once in the file. */
  public void refuseSecond(Yaml part, String key, String text) {
    String name = "%s '%s'".formatted(key, text);
    Integer before = lineByName.putIfAbsent(name, part.line());
    if (before != null && !text.isEmpty()) {
      add(part, "%s stands on line %d too".formatted(name, before));
    }
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
