package vn.dxpulse.dashboard.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import vn.dxpulse.schemas.row.LedgerRow;

/**
 * Newest row of the ledger per input partition and arrival minute, of the 24 hours before the
 * newest minute. Costs some 300 bytes a row, so 14 MB for 4 topics of 8 partitions that all get
 * records every minute.
 *
 * <p>Thread rule: one thread writes, any number reads.
 */
public final class LedgerRows {

  private static final Duration KEPT = Duration.ofHours(24);

  private static final Comparator<Key> NEWEST_FIRST =
      Comparator.comparing(Key::minute)
          .reversed()
          .thenComparing(Key::topic)
          .thenComparing(Key::partition);

  private final ConcurrentNavigableMap<Key, LedgerRow> rows =
      new ConcurrentSkipListMap<>(NEWEST_FIRST);
  private final ConcurrentMap<String, String> topics = new ConcurrentHashMap<>();

  /** Takes a row; one that is too old is dropped, and those that it makes too old. */
  public void put(LedgerRow row) {
    String topic = topics.computeIfAbsent(row.getTopic(), name -> name);
    LedgerRow sharingName = LedgerRow.newBuilder(row).setTopic(topic).build();
    rows.put(new Key(row.getMinute(), topic, row.getPartition()), sharingName);
    Instant oldest = rows.firstKey().minute().minus(KEPT);
    while (rows.lastKey().minute().isBefore(oldest)) {
      rows.pollLastEntry();
    }
  }

  /** Forgets the row of {@code topic-partition|minute}. */
  void remove(String key) {
    int bar = key.lastIndexOf('|');
    int dash = key.lastIndexOf('-', bar);
    rows.remove(
        new Key(
            Instant.parse(key.substring(bar + 1)),
            key.substring(0, dash),
            Integer.parseInt(key.substring(dash + 1, bar))));
  }

  /** Every row, newest minute first, then by topic and partition. */
  public Stream<LedgerRow> newestFirst() {
    return rows.values().stream();
  }

  /** The columns of {@code dx.dq.ledger.v1} in its order; times in UTC milliseconds. */
  public static Map<String, Object> columns(LedgerRow row) {
    return Columns.of(row);
  }

  private record Key(Instant minute, String topic, int partition) {}
}
