package vn.dxpulse.streams.alert;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import vn.dxpulse.streams.alert.Silence.State;

/**
 * The silences that are on, and those that were, as long as there is room. Mutable; for one thread.
 */
final class Silences {

  /** Of those that are over; the oldest are forgotten. */
  private static final int KEPT_OVER = 500;

  private final Map<String, Silence> all = new TreeMap<>();
  private final Map<String, Optional<Silence>> touched = new LinkedHashMap<>();

  void restore(String id, Optional<Silence> silence) {
    all.remove(id);
    silence.ifPresent(present -> all.put(id, present));
  }

  Optional<Silence> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  void put(Silence silence) {
    all.put(silence.id(), silence);
    touched.put(silence.id(), Optional.of(silence));
    forgetOldest();
  }

  /**
   * The silence that covers an alert: the one that does already, as long as it does, else the one
   * that lasts longest, of several the first by id.
   */
  Optional<String> covering(Alert alert) {
    Optional<Silence> present =
        alert.care().silence().map(all::get).filter(silence -> silence.covers(alert));
    return present
        .or(
            () ->
                all.values().stream()
                    .filter(silence -> silence.covers(alert))
                    .max(
                        Comparator.comparingLong((Silence one) -> one.span().untilMs())
                            .thenComparing(Silence::id, Comparator.reverseOrder())))
        .map(Silence::id);
  }

  /** When the next one ends by itself. */
  OptionalLong due() {
    return all.values().stream()
        .filter(silence -> silence.state() == State.ACTIVE)
        .mapToLong(silence -> silence.span().untilMs())
        .min();
  }

  /** Ends those whose time is over. */
  void expire(long atMs) {
    for (Silence silence : all.values().toArray(Silence[]::new)) {
      if (silence.state() == State.ACTIVE && silence.span().untilMs() <= atMs) {
        put(silence.in(State.EXPIRED, silence.revision() + 1));
      }
    }
  }

  /** Gives what changed since the last call. */
  void drain(AlertEntries entries, AlertRows rows) {
    touched.forEach(
        (id, silence) -> {
          entries.silence(id, silence);
          silence.ifPresent(rows::silence);
        });
    touched.clear();
  }

  private void forgetOldest() {
    long over = all.values().stream().filter(one -> one.state() != State.ACTIVE).count();
    if (over > KEPT_OVER) {
      all.values().stream()
          .filter(silence -> silence.state() != State.ACTIVE)
          .min(
              Comparator.comparingLong((Silence one) -> one.span().untilMs())
                  .thenComparing(Silence::id))
          .ifPresent(
              oldest -> {
                all.remove(oldest.id());
                touched.put(oldest.id(), Optional.empty());
              });
    }
  }
}
