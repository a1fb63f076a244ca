package vn.dxpulse.streams.target.status;

/** How a target stands. */
public enum State {
  /** Nothing to judge by; the reason says what is missing. */
  NO_DATA,
  /** The day of the baseline has not come. */
  NOT_STARTED,
  ON_TRACK,
  AT_RISK,
  OFF_TRACK,
  /** Reached; before the deadline that is provisional. */
  ACHIEVED,
  /** The deadline has passed, and it was not reached. */
  MISSED,
  /** Its unit ended before the deadline, and nobody carries it on. */
  ENDED
}
