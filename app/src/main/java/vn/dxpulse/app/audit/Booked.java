package vn.dxpulse.app.audit;

import vn.dxpulse.schemas.row.LedgerRow;

/**
 * What the ledger says of one input partition and minute.
 *
 * @param conflict of the duplicates, those with other content
 * @param anomalous of the counted, those that contradict what was known
 */
public record Booked(
    long read,
    long counted,
    long duplicate,
    long conflict,
    long late,
    long rejected,
    long inTransit,
    long anomalous) {

  static final Booked NOTHING = new Booked(0, 0, 0, 0, 0, 0, 0, 0);

  static Booked of(LedgerRow row) {
    return new Booked(
        row.getRead(),
        row.getCounted(),
        row.getDuplicate(),
        row.getConflict(),
        row.getLate(),
        row.getRejected(),
        row.getInTransit(),
        row.getAnomalous());
  }

  /** Records by what became of them; equal to those read if the books are right. */
  long sum() {
    return counted + duplicate + late + rejected + inTransit;
  }

  Booked plus(Booked other) {
    return new Booked(
        read + other.read,
        counted + other.counted,
        duplicate + other.duplicate,
        conflict + other.conflict,
        late + other.late,
        rejected + other.rejected,
        inTransit + other.inTransit,
        anomalous + other.anomalous);
  }
}
