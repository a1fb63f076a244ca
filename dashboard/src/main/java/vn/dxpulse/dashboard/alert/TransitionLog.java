package vn.dxpulse.dashboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * What happened to each alert lately: its newest {@value #KEPT_PER_ALERT} transitions, none of them
 * more than 90 days older than the newest transition of any alert. At about 1 kB each, 200 alerts
 * cost 20 MB at most; the topic has more.
 *
 * <p>Safe for any threads.
 */
public final class TransitionLog {

  /** Transitions kept of one alert. */
  public static final int KEPT_PER_ALERT = 100;

  private static final Duration KEPT = Duration.ofDays(90);

  private final Map<String, Deque<AlertTransition>> byAlert = new HashMap<>();
  private Instant newest = Instant.MIN;

  /** Takes the next transition of the topic. */
  public synchronized void put(AlertTransition transition) {
    if (transition.getAt().isAfter(newest)) {
      newest = transition.getAt();
    }
    Deque<AlertTransition> kept =
        byAlert.computeIfAbsent(transition.getAlert(), alert -> new ArrayDeque<>());
    kept.addLast(transition);
    if (kept.size() > KEPT_PER_ALERT) {
      kept.removeFirst();
    }
  }

  /** Transitions of an alert, newest first; none if it is not known. */
  public synchronized List<AlertTransition> newestFirst(String alert) {
    Deque<AlertTransition> kept = byAlert.getOrDefault(alert, new ArrayDeque<>());
    while (!kept.isEmpty() && kept.getFirst().getAt().isBefore(newest.minus(KEPT))) {
      kept.removeFirst();
    }
    List<AlertTransition> found = new ArrayList<>(kept);
    Collections.reverse(found);
    return found;
  }
}
