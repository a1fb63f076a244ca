package vn.dxpulse.streams.decode;

import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * The bytes of a record are not a fact. A result rather than a fault: it carries no stack trace, so
 * that a flood of bad records stays cheap.
 */
public final class UndecodableValue extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  UndecodableValue(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Class of the problem; the message tells what was seen. */
  public RejectionReason reason() {
    return reason;
  }
}
