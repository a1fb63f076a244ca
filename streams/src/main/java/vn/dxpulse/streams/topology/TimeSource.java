package vn.dxpulse.streams.topology;

import java.util.function.LongSupplier;

/** Which time T follows. */
public enum TimeSource {
  /** The wall clock: live. Windows empty themselves without input. */
  WALL {
    @Override
    long now(long wallMs, long newestArrivalMs) {
      return Math.max(wallMs, newestArrivalMs);
    }
  },
  /** Arrival times: a replay ends in the same rows at the same T. */
  EVENT {
    @Override
    long now(long wallMs, long newestArrivalMs) {
      return newestArrivalMs;
    }
  };

  abstract long now(long wallMs, long newestArrivalMs);

  TaskClock clock(LongSupplier wallClockMs) {
    return new TaskClock() {
      @Override
      public long now(long newestArrivalMs) {
        return TimeSource.this.now(wallMs(), newestArrivalMs);
      }

      @Override
      public long wallMs() {
        return wallClockMs.getAsLong();
      }
    };
  }
}
