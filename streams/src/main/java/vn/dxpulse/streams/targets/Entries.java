package vn.dxpulse.streams.targets;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/**
 * Typed values of a block. What is missing or no such value is a problem, and read as empty, so
 * that the rest is checked too.
 */
record Entries(YamlProblems problems, Yaml.Block block) {

  /** Three thousand in Vietnamese, three in English: {@code docs/domain.md}, trap 7. */
  private static final String GROUPED = "-?[1-9]\\d{0,2}(\\.\\d{3})+";

  boolean has(String key) {
    return block.entries().containsKey(key);
  }

  /** The part to which a problem with {@code key} belongs. */
  Yaml at(String key) {
    return block.entries().getOrDefault(key, block);
  }

  void problem(String key, String what) {
    problems.add(at(key), what);
  }

  /** Text in NFC. */
  Optional<String> text(String key) {
    return problems.text(block, key).map(text -> Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  Optional<Entries> block(String key) {
    return problems.block(block, key).map(found -> new Entries(problems, found));
  }

  Optional<LocalDate> date(String key) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeParseException e) {
                problem(key, "%s is '%s', allowed: a day such as 2025-12-31".formatted(key, text));
                return Optional.empty();
              }
            });
  }

  Optional<Double> number(String key) {
    return text(key)
        .flatMap(
            text -> {
              if (text.matches(GROUPED)) {
                problem(
                    key,
                    "%s is '%s', which may mean %s or %s: write one of them"
                        .formatted(key, text, text.replace(".", ""), text + "0"));
                return Optional.empty();
              }
              if (text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
                return Optional.of(Double.valueOf(text));
              }
              problem(
                  key,
                  "%s is '%s', allowed: a number such as 3000 or 0.9, without separators"
                      .formatted(key, text));
              return Optional.empty();
            });
  }

  /** A whole number from 1 to {@code max}. */
  OptionalInt whole(String key, int max) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (text.get().matches("\\d{1,6}")) {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= max) {
        return OptionalInt.of(number);
      }
    }
    problem(key, "%s is '%s', allowed: 1..%d".formatted(key, text.get(), max));
    return OptionalInt.empty();
  }

  /** What {@code parse} makes of the text; its {@code IllegalArgumentException} is the problem. */
  <T> Optional<T> parsed(String key, Function<String, T> parse) {
    return text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (IllegalArgumentException e) {
                problem(key, e.getMessage());
                return Optional.empty();
              }
            });
  }
}
