package vn.dxpulse.streams.alert.rule;

/** What a reading says about an alert. The middle one is what makes hysteresis. */
public enum Signal {
  /** The condition holds. */
  RAISED,
  /** It does not hold, but too nearly to clear what has fired. */
  KEPT,
  /** It does not hold. */
  CLEARED
}
