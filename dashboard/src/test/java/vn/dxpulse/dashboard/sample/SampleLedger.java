package vn.dxpulse.dashboard.sample;

import java.time.Instant;
import vn.dxpulse.schemas.row.LedgerRow;

/** Books of which a test states only what matters to it. */
public final class SampleLedger {

  private SampleLedger() {}

  /** All that were read were counted. */
  public static LedgerRow row(String topic, int partition, Instant minute, long read) {
    return row(topic, partition, minute, read, read);
  }

  /** Those that were not counted are missing. */
  public static LedgerRow row(
      String topic, int partition, Instant minute, long read, long counted) {
    return LedgerRow.newBuilder()
        .setTopic(topic)
        .setPartition(partition)
        .setMinute(minute)
        .setRead(read)
        .setCounted(counted)
        .setDuplicate(0)
        .setConflict(0)
        .setLate(0)
        .setRejected(0)
        .setInTransit(0)
        .setAnomalous(0)
        .setRevision(2 * read)
        .build();
  }
}
