package vn.dxpulse.streams.topology;

import java.util.function.LongSupplier;

/** Which time T follows. */
public enum TimeSource {
  /** The wall clock: live. Windows empty themselves without input. */
  WALL {
    @Override
    TaskClock clock(LongSupplier wallClockMs) {
      return newestArrivalMs -> Math.max(wallClockMs.getAsLong(), newestArrivalMs);
    }
  },
  /** Arrival times: a replay ends in the same rows at the same T. */
  EVENT {
    @Override
    TaskClock clock(LongSupplier wallClockMs) {
      return newestArrivalMs -> newestArrivalMs;
    }
  };

  abstract TaskClock clock(LongSupplier wallClockMs);
}
