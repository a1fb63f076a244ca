package vn.dxpulse.streams.alert.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Values of keys of a rule; of one that cannot be used it adds a problem and gives a stand-in. */
public final class RuleValues {

  private final YamlProblems problems;

  /** Adds problems to {@code problems}. */
  public RuleValues(YamlProblems problems) {
    this.problems = problems;
  }

  /** One of {@code allowed}. */
  public Optional<String> choice(Yaml.Block block, String key, Collection<String> allowed) {
    Optional<String> text = problems.text(block, key);
    text.filter(one -> !allowed.contains(one))
        .ifPresent(
            one ->
                problems.add(
                    block.entries().get(key),
                    "%s is '%s', allowed: %s".formatted(key, one, allowed)));
    return text.filter(allowed::contains);
  }

  /** A duration that must be there and be above zero. */
  Duration duration(Yaml.Block block, String key) {
    if (!block.entries().containsKey(key)) {
      problems.add(block, key + " is missing");
      return Duration.ofMinutes(1);
    }
    Duration duration = duration(block.entries().get(key), key);
    if (duration.isZero()) {
      problems.add(block.entries().get(key), key + " must be above 0");
    }
    return duration;
  }

  Duration duration(Yaml.Block block, String key, Duration missing) {
    return block.entries().containsKey(key) ? duration(block.entries().get(key), key) : missing;
  }

  Duration duration(Yaml part, String key) {
    String text = part instanceof Yaml.Scalar scalar ? scalar.text() : "";
    Optional<Duration> duration = DurationText.read(text);
    if (duration.isEmpty()) {
      problems.add(
          part, "%s is '%s', allowed: such as 30s, 5m, 1h30m, 7d or PT5M".formatted(key, text));
    }
    return duration.orElse(Duration.ofMinutes(1));
  }

  /** A whole number, {@code min..max}; {@code min} if it is none. */
  public long number(Yaml.Block block, String key, long min, long max) {
    Optional<String> text = problems.text(block, key);
    Optional<Long> number =
        text.filter(digits -> digits.matches("[0-9]{1,12}"))
            .map(Long::parseLong)
            .filter(value -> value >= min && value <= max);
    if (text.isPresent() && number.isEmpty()) {
      problems.add(
          block.entries().get(key),
          "%s is '%s', allowed: %d..%d".formatted(key, text.get(), min, max));
    }
    return number.orElse(min);
  }

  /** A share, 0..1. */
  double share(Yaml.Block block, String key) {
    Optional<String> text = problems.text(block, key);
    Optional<Double> share =
        text.filter(digits -> digits.matches("0|1|0?\\.[0-9]{1,9}|1\\.0{1,9}"))
            .map(Double::parseDouble);
    if (text.isPresent() && share.isEmpty()) {
      problems.add(
          block.entries().get(key),
          "%s is '%s', allowed: a share such as 0.05".formatted(key, text.get()));
    }
    return share.orElse(0.0);
  }

  /** Texts of a list that may be missing, each of them once. */
  Set<String> texts(Yaml.Block block, String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (Yaml item : items(block, key)) {
      String text = item instanceof Yaml.Scalar scalar ? scalar.text() : "";
      if (text.isEmpty() || !texts.add(text)) {
        problems.add(item, "%s: '%s' is empty, no plain text or stands twice".formatted(key, text));
      }
    }
    if (block.entries().containsKey(key) && texts.isEmpty()) {
      problems.add(block.entries().get(key), key + " names nothing");
    }
    return texts;
  }

  /** Texts of a list that may be missing, each of them out of {@code allowed}. */
  Set<String> choices(Yaml.Block block, String key, Collection<String> allowed) {
    Set<String> texts = texts(block, key);
    texts.stream()
        .filter(text -> !allowed.contains(text))
        .forEach(
            text ->
                problems.add(
                    block.entries().get(key),
                    "%s has '%s', allowed: %s".formatted(key, text, allowed)));
    return texts;
  }

  /** Items of a list that may be missing. */
  List<Yaml> items(Yaml.Block block, String key) {
    return block.entries().containsKey(key)
        ? problems.list(block, key).map(Yaml.Sequence::items).orElse(List.of())
        : List.of();
  }
}
