package vn.dxpulse.streams.topology;

import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;

/** Judges the facts of one topic and tells the core of those that count. Stream thread only. */
interface FactHandler {

  /**
   * Takes one fact.
   *
   * @param value the record's value, null if it has none
   * @param arrivalMs when it was first read from, UTC milliseconds
   * @return anything but REJECTED
   * @throws Rejection if it cannot be counted
   * @throws Misrouted if another task must count it; nothing has been done with it then
   */
  Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted;
}
