/**
 * What became of records that could not be counted: the closed list of reasons, and the dead
 * letters that carry such a record with its bytes, origin and reason.
 */
package vn.dxpulse.streams.ledger;
