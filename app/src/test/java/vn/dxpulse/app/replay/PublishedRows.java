package vn.dxpulse.app.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;

/** The newest row of every key, as the topic has them; and whether revisions have only grown. */
final class PublishedRows implements AutoCloseable {

  private final CommittedReader reader;
  private final Deserializer<KpiCurrent> values;
  private final Map<String, KpiCurrent> newest = new HashMap<>();
  private long shrunk;

  PublishedRows(EmbeddedStack stack) {
    Topic<KpiCurrent> topic = stack.topics().kpiCurrent();
    reader =
        CommittedReader.of(
            stack.connection(),
            IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList());
    values = new AvroValues(stack.connection()).deserializer(topic);
  }

  Map<String, KpiCurrent> readOn() {
    reader.readToEnd(
        record -> {
          KpiCurrent row = values.deserialize(record.topic(), record.value());
          String key =
              String.join("|", row.getView(), row.getUnit(), row.getKpi(), row.getWindow());
          KpiCurrent before = newest.put(key, row);
          if (before != null && before.getRevision() >= row.getRevision()) {
            shrunk++;
          }
        });
    return Map.copyOf(newest);
  }

  /** Counts of all time by unit, of units that have any. */
  Map<String, Long> totals(String kpi) {
    return rows(kpi).entrySet().stream()
        .filter(row -> row.getValue().getNumerator() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().getNumerator()));
  }

  /** Since when the rows of a KPI count, by unit. */
  Map<String, Optional<Instant>> countedSince(String kpi) {
    return rows(kpi).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, row -> Optional.ofNullable(row.getValue().getCountedSince())));
  }

  /** Rows of all time by unit. */
  Map<String, KpiCurrent> rows(String kpi) {
    return readOn().values().stream()
        .filter(row -> row.getView().equals("reported"))
        .filter(row -> row.getKpi().equals(kpi) && row.getWindow().equals("all"))
        .collect(Collectors.toMap(KpiCurrent::getUnit, row -> row));
  }

  /** Rows whose revision was not greater than that of the row before them. */
  long shrunk() {
    return shrunk;
  }

  @Override
  public void close() {
    values.close();
    reader.close();
  }
}
