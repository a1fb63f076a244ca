package vn.dxpulse.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.kpi.View;

class LatencyReportTest {

  @Test
  void saysTheGoalAndWhetherItIsMet() {
    SentEvents sent = new SentEvents(2);
    sent.sent(0, "01", 0, 1_500_000);
    sent.appended(0, 20);
    sent.sent(1, "01", 0, 0);
    sent.appended(1, 20);
    Latencies latencies =
        Latencies.of(sent, List.of(new Sighting(View.REPORTED, "01", 2, 160_000_000, 160)), 0);

    String report = LatencyReport.of(latencies, latencies, sent, 10_000);

    assertThat(report)
        .contains(
            "| the moment the event was to be published | 160 | 160 | 160 | 160 | 160 | ≤ 150 ms |"
                + " **not met** |",
            "| the broker's append | 140 | 140 | 140 | 140 | 140 | ≤ 150 ms | met |",
            "| that moment to the restated row | 160 | 160 | 160 | 160 | 160 |  |  |",
            "2 events",
            "at most 1.5 ms behind",
            "5.0 µs of CPU per event");
  }
}
