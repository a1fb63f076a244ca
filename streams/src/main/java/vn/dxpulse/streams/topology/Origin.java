package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a fact was first read.
 *
 * @param arrivalMs its Kafka record timestamp, UTC milliseconds
 * @param bookedMs a time in the minute of the ledger that it is booked in
 */
record Origin(String topic, int partition, long offset, long arrivalMs, long bookedMs) {

  /** The minute that it is booked in, if that is not the one in which it arrived. */
  Optional<Instant> bookMinute() {
    Instant booked = Instant.ofEpochMilli(bookedMs).truncatedTo(ChronoUnit.MINUTES);
    Instant arrived = Instant.ofEpochMilli(arrivalMs).truncatedTo(ChronoUnit.MINUTES);
    return booked.equals(arrived) ? Optional.empty() : Optional.of(booked);
  }

  /** What {@link #bookMinute} gives for {@code minute}, which is null if there is none. */
  static long bookedMs(Instant minute, long arrivalMs) {
    return Optional.ofNullable(minute).map(Instant::toEpochMilli).orElse(arrivalMs);
  }
}
