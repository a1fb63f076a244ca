package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.Optional;
import vn.dxpulse.schemas.event.QualityReading;
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
      Sinks sinks,
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
    String key = input + "|" + Instant.ofEpochMilli(minuteMs);
    forwarder.forward(key, row, nowMs, sinks.rows());
    // Each minute has its own key: compaction must not hide a mismatch that nobody has read yet.
    sinks.quality().ifPresent(sink -> forwarder.forward(key, quality(row, nowMs), nowMs, sink));
  }

  private static QualityReading quality(LedgerRow row, long nowMs) {
    long accountedFor =
        row.getCounted()
            + row.getDuplicate()
            + row.getLate()
            + row.getRejected()
            + row.getInTransit();
    return QualityReading.newBuilder()
        .setTopic(row.getTopic())
        .setPartition(row.getPartition())
        .setMinute(row.getMinute())
        .setRead(row.getRead())
        .setRejected(row.getRejected())
        .setUnaccounted(row.getRead() - accountedFor)
        .setAsOf(Instant.ofEpochMilli(nowMs))
        .build();
  }

  /**
   * Names of the sinks.
   *
   * @param quality where the same goes for alerts, if anything raises them
   */
  record Sinks(String rows, Optional<String> quality) {}
}
