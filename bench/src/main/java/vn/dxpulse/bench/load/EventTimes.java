package vn.dxpulse.bench.load;

import java.time.Duration;
import java.time.Instant;

/** When the events of a load happened, in order, before some are delayed. */
public interface EventTimes {

  /** Event time of event {@code i} of {@code events}, in UTC milliseconds. */
  long at(long i, long events);

  /** Evenly over the {@code span} up to {@code end}. */
  static EventTimes evenly(Duration span, Instant end) {
    long firstMs = end.minus(span).toEpochMilli();
    long spanMs = span.toMillis();
    return (i, events) -> firstMs + (long) ((double) i / events * spanMs);
  }

  /** By turns, so that each of both has every second event. */
  static EventTimes byTurns(EventTimes even, EventTimes odd) {
    return (i, events) -> (i % 2 == 0 ? even : odd).at(i, events);
  }

  /** The first {@code share} (0..1) of the events at {@code first}, the others at {@code then}. */
  static EventTimes inSequence(EventTimes first, double share, EventTimes then) {
    return (i, events) -> {
      long ofFirst = (long) (events * share);
      return i < ofFirst ? first.at(i, ofFirst) : then.at(i - ofFirst, events - ofFirst);
    };
  }
}
