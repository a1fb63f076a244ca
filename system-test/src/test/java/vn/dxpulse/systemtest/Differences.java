package vn.dxpulse.systemtest;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What two large tables differ in; a failure then shows that and not both of them. */
final class Differences {

  private Differences() {}

  /** Entries that are not the same in both, by key. */
  static <V> Map<String, String> between(Map<String, V> first, Map<String, V> second) {
    Map<String, String> differences = new TreeMap<>();
    Stream.concat(first.keySet().stream(), second.keySet().stream())
        .filter(key -> !Objects.equals(first.get(key), second.get(key)))
        .forEach(key -> differences.put(key, first.get(key) + " and " + second.get(key)));
    return differences;
  }
}
