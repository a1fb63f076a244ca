package vn.dxpulse.app.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Distinct records on one dead letter topic, by input partition and arrival minute. A record may
 * stand there more than once after a reset; it counts once. For one thread.
 */
final class LetterCounts {

  private final OffsetSet origins = new OffsetSet();
  private final Map<InputMinute, Long> most = new HashMap<>();
  private final Map<InputMinute, Long> least = new HashMap<>();

  /** Counts a letter; true if its origin was not known before. */
  boolean add(DeadLetter letter) {
    boolean isNew = origins.add(letter.input(), letter.offset());
    if (isNew) {
      most.merge(letter.minute(), 1L, Long::sum);
    }
    return isNew;
  }

  boolean has(DeadLetter letter) {
    return origins.contains(letter.input(), letter.offset());
  }

  /** What has been counted until now was there before the books are read next. */
  void beginRound() {
    least.clear();
    least.putAll(most);
  }

  /** Minutes with letters. */
  Set<InputMinute> minutes(Predicate<InputMinute> judged) {
    return Set.copyOf(most.keySet().stream().filter(judged).toList());
  }

  Span of(InputMinute minute) {
    return new Span(least.getOrDefault(minute, 0L), most.getOrDefault(minute, 0L));
  }
}
