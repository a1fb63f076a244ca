package vn.dxpulse.streams.entity;

import java.util.Comparator;
import java.util.Objects;

/**
 * When a fact about an enterprise holds from. The latest event time wins; of two at the same
 * millisecond the greater event id, so that every order of arrival ends the same.
 */
public record FactTime(long eventTimeMs, String eventId) implements Comparable<FactTime> {

  /** Before every fact. */
  public static final FactTime NEVER = new FactTime(Long.MIN_VALUE, "");

  private static final Comparator<FactTime> ORDER =
      Comparator.comparingLong(FactTime::eventTimeMs).thenComparing(FactTime::eventId);

  public FactTime {
    Objects.requireNonNull(eventId, "eventId");
  }

  boolean isAfter(FactTime other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(FactTime other) {
    return ORDER.compare(this, other);
  }
}
