package vn.dxpulse.bench.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sent, in order: to which unit, when it was due, when it was sent, when the broker
 * appended it. Written by the sender and its producer's thread, read when both have ended.
 */
final class SentEvents {

  private final long[] dueNanos;
  private final long[] appendedMs;
  private final Map<String, List<Integer>> byUnit = new HashMap<>();
  private long worstDelayNanos;

  SentEvents(int events) {
    dueNanos = new long[events];
    appendedMs = new long[events];
  }

  /** Notes event {@code i} of {@code unit}; both times as {@link System#nanoTime}. */
  void sent(int i, String unit, long due, long called) {
    dueNanos[i] = due;
    byUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(i);
    worstDelayNanos = Math.max(worstDelayNanos, called - due);
  }

  /** Notes the broker's timestamp of event {@code i}, UTC milliseconds. */
  void appended(int i, long timestampMs) {
    appendedMs[i] = timestampMs;
  }

  int events() {
    return dueNanos.length;
  }

  /** When event {@code i} was to be sent, as {@link System#nanoTime}. */
  long dueNanos(int i) {
    return dueNanos[i];
  }

  /** When the broker appended event {@code i}, UTC milliseconds. */
  long appendedMs(int i) {
    return appendedMs[i];
  }

  /** Numbers of the events of a unit, in the order they were sent. */
  List<Integer> ofUnit(String unit) {
    return byUnit.getOrDefault(unit, List.of());
  }

  /** By how much the sender was behind its schedule at worst. */
  long worstDelayNanos() {
    return worstDelayNanos;
  }
}
