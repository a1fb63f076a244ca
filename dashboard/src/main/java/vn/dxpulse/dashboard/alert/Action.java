package vn.dxpulse.dashboard.alert;

/** What a command asks for, in the words of {@code dx.alert.command.v1}. */
public enum Action {
  /** Somebody takes an alert. */
  ACKNOWLEDGE,
  /** The acknowledgement of an alert is taken back. */
  WITHDRAW,
  /** Alerts are to be silent. */
  SILENCE,
  /** A silence ends. */
  END_SILENCE
}
