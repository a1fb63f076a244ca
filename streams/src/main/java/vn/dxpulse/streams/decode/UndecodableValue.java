package vn.dxpulse.streams.decode;

import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** The bytes of a record are not a fact. */
public final class UndecodableValue extends Rejection {
  private static final long serialVersionUID = 1L;

  UndecodableValue(RejectionReason reason, String detail) {
    super(reason, detail);
  }
}
