package vn.dxpulse.streams.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest answers, so that a command that comes twice is done once. Mutable; for one thread. */
final class Answers {

  /**
   * People send a few commands a minute, and senders try again for minutes: a thousand reach back
   * for hours.
   */
  static final int KEPT = 1_000;

  private final Map<Integer, Answer> bySlot = new HashMap<>();
  private final Map<String, Answer> byCommand = new HashMap<>();
  private final Map<Integer, Answer> touched = new TreeMap<>();
  private long given;

  /** Takes back the answer of a slot. */
  void restore(int slot, Answer answer, long number) {
    put(slot, answer);
    given = Math.max(given, number + 1);
  }

  Optional<Answer> find(String command) {
    return Optional.ofNullable(byCommand.get(command));
  }

  void add(Answer answer) {
    int slot = (int) (given++ % KEPT);
    put(slot, answer);
    touched.put(slot, answer);
  }

  /** Gives what changed since the last call. */
  void drain(AlertEntries entries) {
    // Fewer than the ring holds come in within a commit; of more the newest count.
    touched.forEach((slot, answer) -> entries.answer(slot, numberIn(slot), answer));
    touched.clear();
  }

  private long numberIn(int slot) {
    long newest = given - 1;
    return newest - Math.floorMod(newest - slot, (long) KEPT);
  }

  private void put(int slot, Answer answer) {
    Answer before = bySlot.put(slot, answer);
    if (before != null) {
      byCommand.remove(before.command());
    }
    byCommand.put(answer.command(), answer);
  }
}
