package vn.dxpulse.app.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;

/** The totals that stand on the topic of rows; units without any are left out. */
final class PublishedTotals implements AutoCloseable {

  private final KafkaConsumer<String, KpiCurrent> rows;
  private final Map<String, Long> byUnit = new HashMap<>();
  private final Map<String, Long> enterprises = new HashMap<>();

  PublishedTotals(EmbeddedStack stack) {
    Topic<KpiCurrent> topic = stack.topics().kpiCurrent();
    rows =
        new KafkaConsumer<>(
            stack.connection().clientProperties(Map.of("isolation.level", "read_committed")),
            new StringDeserializer(),
            new AvroValues(stack.connection()).deserializer(topic));
    List<TopicPartition> partitions =
        rows.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    rows.assign(partitions);
    rows.seekToBeginning(partitions);
  }

  /** Transactions completed of all time. */
  Map<String, Long> byUnit() {
    readOn();
    return Map.copyOf(byUnit);
  }

  /** Digital enterprises now. */
  Map<String, Long> enterprises() {
    readOn();
    return Map.copyOf(enterprises);
  }

  @Override
  public void close() {
    rows.close();
  }

  private void readOn() {
    rows.poll(Duration.ofMillis(200)).forEach(record -> take(record.value()));
  }

  private void take(KpiCurrent row) {
    if (!row.getView().equals("reported")) {
      return;
    }
    if (row.getWindow().equals("all") && row.getKpi().equals("transactions_completed")) {
      put(byUnit, row);
    }
    if (row.getKpi().equals("digital_enterprises")) {
      put(enterprises, row);
    }
  }

  private static void put(Map<String, Long> numbers, KpiCurrent row) {
    if (row.getValue() != null && row.getValue() > 0) {
      numbers.put(row.getUnit(), Math.round(row.getValue()));
    }
  }
}
