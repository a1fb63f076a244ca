package vn.dxpulse.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.kpi.View;

class LatenciesTest {

  private static final long MS = 1_000_000;

  private final SentEvents sent = new SentEvents(5);

  LatenciesTest() {
    send(0, "01", 1);
    send(1, "79", 1);
    send(2, "01", 2);
    send(3, "01", 3);
    send(4, "79", 4);
  }

  @Test
  void eachEventIsSeenInTheFirstRowThatCountsIt() {
    Histogram since =
        Latencies.of(sent, List.of(row("01", 2, 90), row("79", 2, 100), row("01", 3, 190)), 0)
            .sinceDue();

    assertThat(since.getTotalCount()).isEqualTo(5);
    assertThat(millis(since, 20)).isEqualTo(88);
    assertThat(millis(since, 40)).isEqualTo(89);
    assertThat(millis(since, 60)).isEqualTo(96);
    assertThat(millis(since, 80)).isEqualTo(99);
    assertThat(millis(since, 100)).isEqualTo(187);
  }

  @Test
  void measuresFromTheBrokersTimestampToo() {
    Histogram since = Latencies.of(sent, List.of(row("79", 2, 100)), 0).sinceAppended();

    assertThat(since.getTotalCount()).isEqualTo(2);
    assertThat(millis(since, 50)).isEqualTo(86);
    assertThat(millis(since, 100)).isEqualTo(89);
  }

  @Test
  void leavesOutTheEventsOfTheWarmUp() {
    Histogram since = Latencies.of(sent, List.of(row("01", 3, 190)), 3).sinceDue();

    assertThat(since.getTotalCount()).isEqualTo(1);
    assertThat(millis(since, 100)).isEqualTo(187);
  }

  @Test
  void aRowThatCountsNothingNewTellsNothing() {
    Histogram since =
        Latencies.of(sent, List.of(row("01", 1, 50), row("01", 1, 500)), 0).sinceDue();

    assertThat(since.getTotalCount()).isEqualTo(1);
    assertThat(millis(since, 100)).isEqualTo(49);
  }

  @Test
  void refusesARowThatCountsMoreThanWasSent() {
    assertThatThrownBy(() -> Latencies.of(sent, List.of(row("79", 3, 100)), 0))
        .hasMessage("79 sent 2 events, a row counts 3");
  }

  /** Appended ten milliseconds after it was due. */
  private void send(int i, String unit, long dueMs) {
    sent.sent(i, unit, dueMs * MS, dueMs * MS);
    sent.appended(i, dueMs + 10);
  }

  private static Sighting row(String unit, long counted, long ms) {
    return new Sighting(View.REPORTED, unit, counted, ms * MS, ms);
  }

  private static long millis(Histogram micros, double percentile) {
    return Math.round(micros.getValueAtPercentile(percentile) / 1_000.0);
  }
}
