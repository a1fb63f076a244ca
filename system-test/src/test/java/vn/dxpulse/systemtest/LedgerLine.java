package vn.dxpulse.systemtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.topic.Topics;

/**
 * What the ledger must say of one input partition and minute: every column but the revision, and
 * the anomalies, which depend on the order in which two topics were read.
 *
 * @param duplicate with those that are conflicts
 */
record LedgerLine(
    long read,
    long counted,
    long duplicate,
    long conflict,
    long late,
    long rejected,
    long inTransit) {

  private static LedgerLine of(LedgerRow row) {
    return new LedgerLine(
        row.getRead(),
        row.getCounted(),
        row.getDuplicate(),
        row.getConflict(),
        row.getLate(),
        row.getRejected(),
        row.getInTransit());
  }

  /**
   * The newest committed row of each key.
   *
   * @param regressions rows whose revision was not greater than that of the row before it
   */
  record Book(Map<String, LedgerLine> lines, List<String> regressions) {

    /** Reads the topic to its end; fails if a key is not what its columns say. */
    static Book read(Connection connection, Topics topics) {
      Map<String, LedgerLine> lines = new TreeMap<>();
      Map<String, Long> revisions = new HashMap<>();
      List<String> regressions = new ArrayList<>();
      for (ConsumerRecord<String, LedgerRow> record :
          TopicContent.read(connection, topics.ledger())) {
        LedgerRow row = record.value();
        String key = row.getTopic() + "-" + row.getPartition() + "|" + row.getMinute();
        if (!key.equals(record.key())) {
          throw new AssertionError("key " + record.key() + " of " + row);
        }
        Long before = revisions.put(key, row.getRevision());
        if (before != null && before >= row.getRevision()) {
          regressions.add(key + ": " + row.getRevision() + " after " + before);
        }
        lines.put(key, LedgerLine.of(row));
      }
      return new Book(lines, regressions);
    }

    /** True if {@code messages} were read and nothing is in transit. */
    boolean isSettled(long messages) {
      return lines.values().stream().mapToLong(LedgerLine::read).sum() == messages
          && lines.values().stream().allMatch(line -> line.inTransit() == 0);
    }
  }
}
