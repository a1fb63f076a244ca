package vn.dxpulse.bench.latency;

/**
 * When each event is due, whatever became of those before it.
 *
 * @param ratePerSecond events a second, at least 1
 * @param warmUpSeconds how long events are sent that do not count
 * @param seconds how long events are sent that count
 */
record Schedule(long ratePerSecond, long warmUpSeconds, long seconds) {

  private static final double NANOS = 1e9;

  int events() {
    return Math.toIntExact((warmUpSeconds + seconds) * ratePerSecond);
  }

  /** Number of the first event that counts. */
  int firstMeasured() {
    return Math.toIntExact(warmUpSeconds * ratePerSecond);
  }

  /** When event {@code i} is due, in nanoseconds after the start. */
  long dueNanos(int i) {
    return (long) (i * NANOS / ratePerSecond);
  }
}
