package vn.dxpulse.dashboard.notify;

/**
 * What came of one attempt to deliver a transition.
 *
 * @param reason why it was not delivered; empty if it was
 */
public record Outcome(Kind kind, String reason) {

  /** What to do about it. */
  public enum Kind {
    /** The receiver has it. */
    DELIVERED,
    /** The receiver cannot take anything now; it may later. */
    FAILED,
    /** The receiver does not want this one, and hardly will later. */
    REFUSED
  }

  public static Outcome delivered() {
    return new Outcome(Kind.DELIVERED, "");
  }

  public static Outcome failed(String reason) {
    return new Outcome(Kind.FAILED, reason);
  }

  public static Outcome refused(String reason) {
    return new Outcome(Kind.REFUSED, reason);
  }
}
