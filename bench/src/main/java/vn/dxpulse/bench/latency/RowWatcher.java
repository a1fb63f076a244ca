package vn.dxpulse.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.dxpulse.bench.process.CommittedRows;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.streams.kpi.View;

/** Notes when it saw each all-time count of a unit. For one thread. */
final class RowWatcher implements AutoCloseable {

  private static final List<View> WATCHED = List.of(View.REPORTED, View.RESTATED);

  private final CommittedRows rows;
  private final Map<View, Map<String, Long>> counted = new EnumMap<>(View.class);

  /** Watches from now on. */
  RowWatcher(Connection connection) {
    List<String> views = WATCHED.stream().map(View::id).toList();
    rows = new CommittedRows(connection, views, "transactions_completed", "all");
    WATCHED.forEach(view -> counted.put(view, new HashMap<>()));
  }

  /**
   * Every sighting until the rows of each view count {@code events}.
   *
   * @throws IllegalStateException if nothing more is counted for {@code patience}
   */
  List<Sighting> watch(long events, Duration patience) {
    List<Sighting> sightings = new ArrayList<>();
    long lastSeen = System.nanoTime();
    while (total() < events) {
      List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
      rows.poll(polled::add);
      long nanos = System.nanoTime();
      long wallMs = System.currentTimeMillis();
      polled.forEach(row -> sightings.add(see(row, nanos, wallMs)));
      if (!polled.isEmpty()) {
        lastSeen = nanos;
      } else if (nanos - lastSeen > patience.toNanos()) {
        throw new IllegalStateException(
            "the rows count %,d of %,d events and no more since %s"
                .formatted(total(), events, patience));
      }
    }
    return sightings;
  }

  @Override
  public void close() {
    rows.close();
  }

  private Sighting see(ConsumerRecord<String, byte[]> row, long nanos, long wallMs) {
    KpiCurrent value = rows.decoded(row.value());
    View view = value.getView().equals(View.REPORTED.id()) ? View.REPORTED : View.RESTATED;
    counted.get(view).put(value.getUnit(), value.getNumerator());
    return new Sighting(view, value.getUnit(), value.getNumerator(), nanos, wallMs);
  }

  /** What the rows of the view count that is furthest behind. */
  private long total() {
    return counted.values().stream()
        .mapToLong(units -> units.values().stream().mapToLong(Long::longValue).sum())
        .min()
        .orElseThrow();
  }
}
