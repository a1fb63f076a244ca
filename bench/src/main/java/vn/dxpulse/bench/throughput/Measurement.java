package vn.dxpulse.bench.throughput;

/**
 * What one run took.
 *
 * @param nanos wall-clock time of reading, without the start of the process
 * @param cpuNanos CPU time of the whole process up to the last event, its start included
 */
record Measurement(long events, long nanos, long cpuNanos) {

  double eventsPerSecond() {
    return events * 1e9 / nanos;
  }

  double wallMicrosPerEvent() {
    return nanos / 1e3 / events;
  }

  double cpuMicrosPerEvent() {
    return cpuNanos / 1e3 / events;
  }
}
