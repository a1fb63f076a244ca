package vn.dxpulse.app.audit;

import java.time.Instant;
import java.util.Comparator;

/**
 * One arrival minute of one input partition: what a row of the ledger is about.
 *
 * @param minuteMs first millisecond of the minute, UTC
 */
public record InputMinute(String topic, int partition, long minuteMs)
    implements Comparable<InputMinute> {

  private static final long MINUTE_MS = 60_000;

  private static final Comparator<InputMinute> ORDER =
      Comparator.comparing(InputMinute::topic)
          .thenComparing(InputMinute::partition)
          .thenComparing(InputMinute::minuteMs);

  /** The minute in which {@code arrivalMs} lies; a record without a time arrived in 1970. */
  static InputMinute of(String topic, int partition, long arrivalMs) {
    return new InputMinute(topic, partition, minuteOf(arrivalMs));
  }

  /** First millisecond of the minute in which {@code arrivalMs} lies. */
  static long minuteOf(long arrivalMs) {
    long known = Math.max(0, arrivalMs);
    return known - known % MINUTE_MS;
  }

  @Override
  public int compareTo(InputMinute other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + " " + Instant.ofEpochMilli(minuteMs);
  }
}
