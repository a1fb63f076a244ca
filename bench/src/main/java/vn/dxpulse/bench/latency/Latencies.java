package vn.dxpulse.bench.latency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long each event took to the first committed row that counts it.
 *
 * <p>No event carries a mark. The events of a unit are sent by one idempotent producer to one
 * partition and so are counted in the order they were sent; each counts once. So the first row of a
 * unit whose all-time count is N or more is the first that counts the N-th event of that unit.
 * Worked example: a unit's events were due at 1, 2 and 3 ms, and its rows were seen to say 2 at 90
 * ms and 3 at 190 ms: the latencies are 89, 88 and 187 ms.
 */
final class Latencies {

  private static final int DIGITS = 3;

  private final Histogram sinceDue = new Histogram(DIGITS);
  private final Histogram sinceAppended = new Histogram(DIGITS);

  private Latencies() {}

  /**
   * Joins events and rows.
   *
   * @param sightings of one view, in the order they were seen
   * @param firstMeasured number of the first event that counts; those before warmed up
   * @throws IllegalStateException if a row counts more events of a unit than were sent
   */
  static Latencies of(SentEvents sent, List<Sighting> sightings, int firstMeasured) {
    Latencies latencies = new Latencies();
    Map<String, Integer> seen = new HashMap<>();
    for (Sighting sighting : sightings) {
      List<Integer> events = sent.ofUnit(sighting.unit());
      if (sighting.counted() > events.size()) {
        throw new IllegalStateException(
            "%s sent %d events, a row counts %d"
                .formatted(sighting.unit(), events.size(), sighting.counted()));
      }
      int next = seen.getOrDefault(sighting.unit(), 0);
      for (; next < sighting.counted(); next++) {
        int event = events.get(next);
        if (event >= firstMeasured) {
          latencies.add(sent, event, sighting);
        }
      }
      seen.put(sighting.unit(), next);
    }
    return latencies;
  }

  /** Microseconds from the moment an event was due to be published. */
  Histogram sinceDue() {
    return sinceDue;
  }

  /** Microseconds, in steps of a thousand, from the broker's timestamp of an event. */
  Histogram sinceAppended() {
    return sinceAppended;
  }

  private void add(SentEvents sent, int event, Sighting sighting) {
    sinceDue.recordValue((sighting.nanos() - sent.dueNanos(event)) / 1_000);
    // A clock that was set back meanwhile must not end the run.
    sinceAppended.recordValue(1_000 * Math.max(0, sighting.wallMs() - sent.appendedMs(event)));
  }
}
