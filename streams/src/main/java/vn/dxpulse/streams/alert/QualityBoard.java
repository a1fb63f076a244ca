package vn.dxpulse.streams.alert;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.Condition;
import vn.dxpulse.streams.alert.rule.QualityFigures;

/**
 * What the books say of each input partition and arrival minute, as long as a rule looks that far
 * back: minutes whose books add up are kept for rules about shares only, which look back for hours
 * at most. A minute counts until its end is as old as the rule looks back. Mutable; for one thread.
 */
final class QualityBoard {

  private static final long MINUTE_MS = 60_000;

  private final long[] reachesMs;
  private final long shareMs;
  private final long longestMs;
  private final Map<String, TreeMap<Long, QualityFigures>> minutes = new TreeMap<>();
  private final Map<InputMinute, QualityFigures> touched = new LinkedHashMap<>();

  QualityBoard(AlertRules rules) {
    reachesMs = reaches(rules, Condition.OfInput.class);
    shareMs = longest(reaches(rules, Condition.RejectedShare.class));
    longestMs = longest(reachesMs);
  }

  /** Takes back the figures of a minute; without any record it is forgotten. */
  void restore(InputMinute minute, QualityFigures figures) {
    if (figures.equals(QualityFigures.NONE)) {
      minutes.getOrDefault(minute.input(), new TreeMap<>()).remove(minute.ms());
    } else {
      minutes.computeIfAbsent(minute.input(), input -> new TreeMap<>()).put(minute.ms(), figures);
    }
  }

  /** Takes the newest figures of a minute; of one that no rule looks back to, nothing. */
  void accept(InputMinute minute, QualityFigures figures, long nowMs) {
    boolean known = minutes.getOrDefault(minute.input(), new TreeMap<>()).containsKey(minute.ms());
    if (known || !isOver(minute.ms(), figures, nowMs)) {
      restore(minute, figures);
      touched.put(minute, figures);
    }
  }

  List<String> inputs() {
    return List.copyOf(minutes.keySet());
  }

  /** The figures of an input over the minutes that count, for a rule that looks back so far. */
  QualityFigures sum(String input, long overMs, long nowMs) {
    TreeMap<Long, QualityFigures> known = minutes.get(input);
    if (known == null) {
      return QualityFigures.NONE;
    }
    return known.tailMap(nowMs - overMs - MINUTE_MS, false).values().stream()
        .reduce(QualityFigures.NONE, QualityFigures::plus);
  }

  /** When a minute stops counting for some rule next, after {@code nowMs}. */
  OptionalLong due(long nowMs) {
    return minutes.values().stream()
        .flatMap(
            known ->
                Arrays.stream(reachesMs)
                    .mapToObj(
                        reachMs -> {
                          Long next = known.higherKey(nowMs - reachMs - MINUTE_MS);
                          return next == null
                              ? OptionalLong.empty()
                              : OptionalLong.of(next + reachMs + MINUTE_MS);
                        }))
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  /** Forgets minutes that count for no rule any more. */
  void forget(long nowMs) {
    for (String input : inputs()) {
      minutes
          .get(input)
          .entrySet()
          .removeIf(
              minute -> {
                boolean over = isOver(minute.getKey(), minute.getValue(), nowMs);
                if (over) {
                  touched.put(new InputMinute(input, minute.getKey()), QualityFigures.NONE);
                }
                return over;
              });
      if (minutes.get(input).isEmpty()) {
        minutes.remove(input);
      }
    }
  }

  /** Gives what changed since the last call; a minute without any record is forgotten. */
  void drain(AlertEntries entries) {
    touched.forEach(entries::minute);
    touched.clear();
  }

  private boolean isOver(long minuteMs, QualityFigures figures, long nowMs) {
    return minuteMs + MINUTE_MS <= nowMs - (figures.unaccounted() == 0 ? shareMs : longestMs);
  }

  private static long[] reaches(AlertRules rules, Class<? extends Condition.OfInput> conditions) {
    return rules.with(conditions).stream()
        .mapToLong(bound -> bound.condition().over().toMillis())
        .distinct()
        .toArray();
  }

  private static long longest(long[] reachesMs) {
    return Arrays.stream(reachesMs).max().orElse(0);
  }
}
