package vn.dxpulse.systemtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.Topics;

/**
 * The newest committed row of each key of {@code dx.kpi.current.v1}, as any reader would keep them.
 *
 * @param newest rows by key, heartbeats left out
 * @param heartbeats moment up to which the rows of a task hold, by task
 * @param regressions rows whose revision was not greater than that of the row before it
 */
record RowTable(
    Map<String, KpiCurrent> newest, Map<Integer, Instant> heartbeats, List<String> regressions) {

  private static final String HEARTBEAT = "heartbeat";

  RowTable {
    newest = Map.copyOf(newest);
    heartbeats = Map.copyOf(heartbeats);
    regressions = List.copyOf(regressions);
  }

  /** Reads the topic to its end. */
  static RowTable read(Connection connection, Topics topics) {
    return read(connection, topics, Map.of());
  }

  /** Reads the topic to its end, each partition from the offset in {@code from} on, if any. */
  static RowTable read(Connection connection, Topics topics, Map<TopicPartition, Long> from) {
    Map<String, KpiCurrent> newest = new HashMap<>();
    List<String> regressions = new ArrayList<>();
    for (ConsumerRecord<String, KpiCurrent> row :
        TopicContent.read(connection, topics.kpiCurrent())) {
      if (row.offset() < from.getOrDefault(new TopicPartition(row.topic(), row.partition()), 0L)) {
        continue;
      }
      KpiCurrent before = newest.put(row.key(), row.value());
      if (before != null && before.getRevision() >= row.value().getRevision()) {
        regressions.add(
            "%s: %d after %d, offset %d"
                .formatted(
                    row.key(), row.value().getRevision(), before.getRevision(), row.offset()));
      }
    }
    Map<Integer, Instant> heartbeats = new HashMap<>();
    newest.values().stream()
        .filter(row -> row.getView().equals(HEARTBEAT))
        .forEach(row -> heartbeats.put(Integer.parseInt(row.getUnit()), row.getAsOf()));
    newest.values().removeIf(row -> row.getView().equals(HEARTBEAT));
    return new RowTable(newest, heartbeats, regressions);
  }

  /**
   * True if the rows of every task hold for a later moment: what was counted before it is in them.
   * While a task catches up they lag behind the counts by seconds.
   */
  boolean holdsAfter(Instant moment, int tasks) {
    return heartbeats.size() == tasks
        && heartbeats.values().stream().allMatch(heartbeat -> heartbeat.isAfter(moment));
  }

  /** Rows of units as they were, by key. */
  Map<String, KpiCurrent> reported() {
    Map<String, KpiCurrent> reported = new HashMap<>(newest);
    reported.values().removeIf(row -> !row.getView().equals("reported"));
    return reported;
  }

  /** The row of a unit as it was; fails if there is none. */
  KpiCurrent row(String unit, String kpi, String window) {
    String key = "reported|" + unit + "|" + kpi + "|" + window;
    return Optional.ofNullable(newest.get(key))
        .orElseThrow(() -> new AssertionError("there is no row " + key));
  }

  /** Transactions counted of all units since ever. */
  long transactionsCounted() {
    return reported().values().stream()
        .filter(row -> row.getKpi().equals("transactions_completed"))
        .filter(row -> row.getWindow().equals("all"))
        .mapToLong(KpiCurrent::getNumerator)
        .sum();
  }
}
