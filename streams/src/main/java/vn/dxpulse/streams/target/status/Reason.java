package vn.dxpulse.streams.target.status;

/** Why a target has its state. Where several hold, the one further down stands in the row. */
public enum Reason {
  /** As far as its course expects, or further. */
  ON_COURSE,
  /** Less far than its course expects. */
  BEHIND_COURSE,
  /** The level is reached before the deadline. */
  REACHED,
  /** The level is not reached, and there is no course that would say how far it should be. */
  NOT_REACHED,
  /** The successor is judged, from a baseline of its own. */
  REBASELINED,
  /** The newest figure is that of the unit as it was before it was merged. */
  OTHER_UNIT,
  /** The figure ranks another number of units than the target was set among. */
  OTHER_UNIVERSE,
  /** The day of the baseline has not come. */
  BEFORE_BASELINE,
  /** There never was a value, or none when it counted. */
  NO_VALUE,
  /** The newest value is too old. */
  STALE,
  /** The deadline has passed, and its period is not published. */
  PERIOD_UNPUBLISHED,
  /** The registry does not have the unit. */
  UNKNOWN_UNIT,
  /** Judged by the last value that belongs to the deadline. */
  DEADLINE_PASSED,
  /** The unit ended before the deadline. */
  UNIT_ENDED
}
