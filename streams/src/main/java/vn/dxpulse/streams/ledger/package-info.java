/**
 * What became of every record: the closed list of reasons to reject one, and the books that say,
 * per input partition and arrival minute, how many were read and what each became.
 *
 * <p>Pure: no Kafka, no Avro, no clock. The identity {@code read = counted + duplicate + late +
 * rejected + in transit} holds at any time, and nothing is in transit once input is idle. Start
 * with {@link vn.dxpulse.streams.ledger.LedgerBoard}.
 */
package vn.dxpulse.streams.ledger;
