package vn.dxpulse.bench.throughput;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import vn.dxpulse.bench.figure.Goal;
import vn.dxpulse.bench.figure.Interval;
import vn.dxpulse.bench.figure.MarkdownTable;
import vn.dxpulse.bench.figure.Sample;

/** One pair as Markdown: by how much the cost per event of the subject exceeds the baseline's. */
final class GrowthReport {

  private static final Goal GOAL = new Goal.AtMost(5);

  private static final String HOW =
      """
      Growth is taken within each pair of neighbouring runs, in percent; shown are the median of
      the pairs and the interval between order statistics that covers it with the confidence given,
      whatever the distribution. The goal is met if the whole interval is below it, undecided if it
      lies inside. CPU is that of the whole process, its start included, which both pay.
      """;

  private GrowthReport() {}

  static String of(Rounds rounds, Pair pair) {
    MarkdownTable table =
        new MarkdownTable(
            "Cost per event",
            pair.baseline().title(),
            pair.subject().title(),
            "growth",
            "goal",
            "");
    addCost(table, "wall-clock µs", rounds, pair, Measurement::wallMicrosPerEvent);
    addCost(table, "CPU µs", rounds, pair, Measurement::cpuMicrosPerEvent);
    return table.text() + "\n" + HOW;
  }

  private static void addCost(
      MarkdownTable table,
      String name,
      Rounds rounds,
      Pair pair,
      ToDoubleFunction<Measurement> cost) {
    Sample growth =
        rounds.of(
            pair,
            (subject, baseline) ->
                100 * (cost.applyAsDouble(subject) / cost.applyAsDouble(baseline) - 1));
    Interval interval = growth.interval();
    table.row(
        name,
        String.format(Locale.ROOT, "%.3f", rounds.of(pair.baseline(), cost).median()),
        String.format(Locale.ROOT, "%.3f", rounds.of(pair.subject(), cost).median()),
        String.format(
            Locale.ROOT,
            "%+.1f %% (%.0f %%: %+.1f to %+.1f)",
            growth.median(),
            100 * interval.confidence(),
            interval.low(),
            interval.high()),
        GOAL.text("%.0f %%"),
        GOAL.judge(interval).text());
  }
}
