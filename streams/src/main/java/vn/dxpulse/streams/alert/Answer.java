package vn.dxpulse.streams.alert;

/**
 * What became of a command. Immutable.
 *
 * @param command id
 * @param subject alert id or silence id
 * @param message one sentence: what was seen, what is allowed
 * @param revision of the row of the alert or silence after it; 0 if there is none
 */
public record Answer(
    String command,
    String action,
    String subject,
    Reason reason,
    String message,
    long revision,
    long atMs) {

  /** Why it was done or not. */
  public enum Reason {
    DONE,
    STALE_REVISION,
    UNKNOWN_ALERT,
    UNKNOWN_SILENCE,
    NOT_FIRING,
    INVALID
  }

  /** True if it was done. */
  public boolean accepted() {
    return reason == Reason.DONE;
  }
}
