package vn.dxpulse.bench.latency;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import vn.dxpulse.bench.figure.Goal;
import vn.dxpulse.bench.figure.Interval;
import vn.dxpulse.bench.figure.MarkdownTable;

/** Latencies as Markdown, in milliseconds. */
final class LatencyReport {

  private static final Goal P99 = new Goal.AtMost(150);
  private static final double MICROS_PER_MS = 1_000;

  private LatencyReport() {}

  /**
   * The table.
   *
   * @param cpuNanos CPU time of the streams part from the first event to the last
   */
  static String of(Latencies latencies, Latencies restated, SentEvents sent, long cpuNanos) {
    MarkdownTable table =
        new MarkdownTable(
            "To the committed row, from", "p50", "p90", "p99", "p99.9", "max", "goal: p99", "");
    addRow(table, "the moment the event was to be published", latencies.sinceDue(), true);
    addRow(table, "the broker's append", latencies.sinceAppended(), true);
    addRow(table, "that moment to the restated row", restated.sinceDue(), false);
    return String.format(
        Locale.ROOT,
        "%s%n%,d events, all in milliseconds; the sender was at most %.1f ms behind its schedule,"
            + " which is in the first row. The streams part took %.1f µs of CPU per event, warm-up"
            + " included.%n",
        table.text(),
        latencies.sinceDue().getTotalCount(),
        sent.worstDelayNanos() / 1e6,
        cpuNanos / 1e3 / sent.events());
  }

  private static void addRow(MarkdownTable table, String from, Histogram micros, boolean judged) {
    double p99 = micros.getValueAtPercentile(99) / MICROS_PER_MS;
    table.row(
        from,
        at(micros, 50),
        at(micros, 90),
        at(micros, 99),
        at(micros, 99.9),
        at(micros, 100),
        judged ? P99.text("%.0f ms") : "",
        judged ? P99.judge(new Interval(p99, p99, 1)).text() : "");
  }

  private static String at(Histogram micros, double percentile) {
    return String.format(
        Locale.ROOT, "%.0f", micros.getValueAtPercentile(percentile) / MICROS_PER_MS);
  }
}
