package vn.dxpulse.streams.topology;

import java.time.Instant;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.streams.ledger.LedgerCell;
import vn.dxpulse.streams.ledger.Outcome;

/** Cells of the ledger as rows of the ledger topic. */
final class LedgerRows {

  private LedgerRows() {}

  /**
   * Sends one cell.
   *
   * @param input topic-partition
   */
  static void send(
      CommitForwarder forwarder,
      String sink,
      long nowMs,
      String input,
      long minuteMs,
      LedgerCell cell) {
    int dash = input.lastIndexOf('-');
    LedgerRow row =
        LedgerRow.newBuilder()
            .setTopic(input.substring(0, dash))
            .setPartition(Integer.parseInt(input.substring(dash + 1)))
            .setMinute(Instant.ofEpochMilli(minuteMs))
            .setRead(cell.readCount())
            .setCounted(cell.counted())
            .setDuplicate(cell.duplicates())
            .setConflict(cell.count(Outcome.CONFLICT))
            .setLate(cell.count(Outcome.LATE))
            .setRejected(cell.count(Outcome.REJECTED))
            .setInTransit(cell.inTransit())
            .setAnomalous(cell.count(Outcome.ANOMALOUS))
            // Each commit that changes the cell has read or settled more of it.
            .setRevision(2 * cell.readCount() - cell.inTransit())
            .build();
    forwarder.forward(input + "|" + Instant.ofEpochMilli(minuteMs), row, nowMs, sink);
  }
}
