package vn.dxpulse.streams.alert.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.streams.alert.Acknowledgement;
import vn.dxpulse.streams.alert.Alert;
import vn.dxpulse.streams.alert.Stage;

/**
 * How an alert must stand.
 *
 * @param alert id
 * @param values by key, of {@link #KEYS}; others may be whatever they are
 */
record Expected(int line, String alert, Map<String, String> values) {

  static final Set<String> KEYS =
      Set.of("state", "owner", "level", "severity", "episode", "silence");

  Expected {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** How it differs from an alert, if there is one; empty if it does not. */
  Optional<String> difference(Optional<Alert> found) {
    Map<String, String> shown = found.map(Expected::shown).orElseGet(Expected::shownOfNone);
    Map<String, String> differing = new LinkedHashMap<>(values);
    differing.entrySet().removeIf(one -> one.getValue().equals(shown.get(one.getKey())));
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> instead = new LinkedHashMap<>();
    differing.keySet().forEach(key -> instead.put(key, shown.get(key)));
    return Optional.of("%s: expected %s, is %s".formatted(alert, words(differing), words(instead)));
  }

  private static Map<String, String> shown(Alert alert) {
    return Map.of(
        "state", alert.stage().name(),
        "owner", alert.care().taken().map(Acknowledgement::owner).orElse(""),
        "level", Integer.toString(alert.episode().level()),
        "severity", alert.severity().token(),
        "episode", Long.toString(alert.episode().number()),
        "silence", alert.care().silence().orElse(""));
  }

  private static Map<String, String> shownOfNone() {
    return Map.of(
        "state",
        Stage.INACTIVE.name(),
        "owner",
        "",
        "level",
        "0",
        "severity",
        "",
        "episode",
        "0",
        "silence",
        "");
  }

  private static String words(Map<String, String> values) {
    StringBuilder words = new StringBuilder();
    values.forEach(
        (key, value) ->
            words
                .append(words.length() == 0 ? "" : ", ")
                .append(key)
                .append(' ')
                .append(value.isEmpty() ? "none" : value));
    return words.toString();
  }
}
