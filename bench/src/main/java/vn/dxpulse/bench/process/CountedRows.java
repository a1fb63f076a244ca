package vn.dxpulse.bench.process;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiCurrent;

/**
 * Whether the result is right: the committed rows of all units together must count every event.
 *
 * <p>Made before a run, it remembers where its rows begin; asked after the run, it reads them. Only
 * rows that count are decoded. For one thread.
 */
public final class CountedRows implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String window;
  private final CommittedRows rows;
  private final Map<String, KpiCurrent> latest = new HashMap<>();

  /**
   * Rows from now on.
   *
   * @param window id of the window that every event is in, such as {@code all}
   */
  public CountedRows(Connection connection, String window) {
    this.window = window;
    this.rows =
        new CommittedRows(connection, List.of("reported"), "transactions_completed", window);
  }

  /**
   * Reads to the end and compares. While much comes in, rows stand up to a second behind what is
   * counted, so the application must still run, and is given some time.
   *
   * @return what the newest of the rows speaks for: when the count was complete
   * @throws WrongResult if the rows count more or fewer than {@code events}
   */
  public Instant mustCount(long events) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    long counted = readOn();
    while (counted < events && System.nanoTime() < giveUpAt) {
      counted = readOn();
    }
    if (counted != events) {
      throw new WrongResult(
          "the rows of %s of %,d units count %,d events, not %,d"
              .formatted(window, latest.size(), counted, events));
    }
    return latest.values().stream().map(KpiCurrent::getAsOf).max(Instant::compareTo).orElseThrow();
  }

  @Override
  public void close() {
    rows.close();
  }

  private long readOn() {
    Map<String, byte[]> read = new HashMap<>();
    rows.readToEnd(row -> read.put(row.key(), row.value()));
    read.forEach((key, value) -> latest.put(key, rows.decoded(value)));
    return latest.values().stream().mapToLong(KpiCurrent::getNumerator).sum();
  }

  /** A run whose figures mean nothing. */
  public static final class WrongResult extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongResult(String message) {
      super(message);
    }
  }
}
