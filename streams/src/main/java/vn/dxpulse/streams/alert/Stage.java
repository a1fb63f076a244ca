package vn.dxpulse.streams.alert;

/** Where an alert stands. */
public enum Stage {
  /** Never fired, or stopped before it fired. */
  INACTIVE,
  /** The condition holds, but not for long enough. */
  PENDING,
  FIRING,
  /** Firing, and somebody has taken it. */
  ACKNOWLEDGED,
  /** Firing, and a silence covers it; goes before an acknowledgement. */
  SILENCED,
  /** Fired, and is over. */
  RESOLVED;

  /** True between firing and being resolved. */
  public boolean isActive() {
    return this == FIRING || this == ACKNOWLEDGED || this == SILENCED;
  }
}
