package vn.dxpulse.streams.alert;

/** Why an alert changed. */
public enum Cause {
  /** The condition began to hold, or stopped before the alert fired. */
  CONDITION,
  /** It held for long enough. */
  HOLD,
  /** It was clear for long enough. */
  CLEAR,
  ACKNOWLEDGE,
  WITHDRAW,
  /** An acknowledgement ended by itself. */
  EXPIRE,
  SILENCE,
  SILENCE_ENDED,
  ESCALATE,
  /** The rule is gone, or no longer about this subject. */
  RULE_REMOVED
}
