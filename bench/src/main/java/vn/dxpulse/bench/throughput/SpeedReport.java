package vn.dxpulse.bench.throughput;

import java.util.Locale;
import java.util.Map;
import vn.dxpulse.bench.figure.Goal;
import vn.dxpulse.bench.figure.Interval;
import vn.dxpulse.bench.figure.MarkdownTable;
import vn.dxpulse.bench.figure.Sample;

/** Pairs as Markdown: speed of each contender, and its ratio to the baseline of its pair. */
final class SpeedReport {

  private static final String HOW =
      """
      A ratio is taken within each pair of neighbouring runs; shown are the median of the pairs and
      the interval between order statistics that covers it with the confidence given, whatever the
      distribution. A goal is met if the whole interval is, undecided if it lies inside.
      """;

  private SpeedReport() {}

  /** The table of pairs with what the ratio of each should be. */
  static String of(Rounds rounds, Map<Pair, Goal> goals) {
    MarkdownTable table =
        new MarkdownTable(
            "Contender",
            "events/s (median)",
            "ratio to its baseline",
            "goal",
            "",
            "CPU µs per event");
    goals.forEach(
        (pair, goal) -> {
          addBaseline(table, rounds, pair.baseline());
          addSubject(table, rounds, pair, goal);
        });
    return table.text() + "\n" + HOW;
  }

  private static void addBaseline(MarkdownTable table, Rounds rounds, Contender baseline) {
    table.row(baseline.title(), speed(rounds, baseline), "1", "", "", cpu(rounds, baseline));
  }

  private static void addSubject(MarkdownTable table, Rounds rounds, Pair pair, Goal goal) {
    Sample ratio =
        rounds.of(
            pair, (subject, baseline) -> subject.eventsPerSecond() / baseline.eventsPerSecond());
    Interval interval = ratio.interval();
    table.row(
        pair.subject().title(),
        speed(rounds, pair.subject()),
        String.format(
            Locale.ROOT,
            "%.2f (%.0f %%: %.2f to %.2f)",
            ratio.median(),
            100 * interval.confidence(),
            interval.low(),
            interval.high()),
        goal.text("%.2f"),
        goal.judge(interval).text(),
        cpu(rounds, pair.subject()));
  }

  private static String speed(Rounds rounds, Contender contender) {
    Sample speed = rounds.of(contender, Measurement::eventsPerSecond);
    return String.format(Locale.ROOT, "%,.0f", speed.median());
  }

  private static String cpu(Rounds rounds, Contender contender) {
    Sample cpu = rounds.of(contender, Measurement::cpuMicrosPerEvent);
    return String.format(Locale.ROOT, "%.2f", cpu.median());
  }
}
