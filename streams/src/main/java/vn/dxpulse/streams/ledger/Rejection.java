package vn.dxpulse.streams.ledger;

/**
 * A record cannot be counted. A result rather than a fault: it carries no stack trace, so that a
 * flood of bad records stays cheap. The message tells what was seen and what is allowed.
 */
public class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  public Rejection(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Class of the problem. */
  public final RejectionReason reason() {
    return reason;
  }
}
