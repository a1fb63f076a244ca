package vn.dxpulse.bench.state;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import vn.dxpulse.bench.figure.Goal;
import vn.dxpulse.bench.figure.MarkdownTable;
import vn.dxpulse.bench.figure.Sample;

/** Recoveries as Markdown. */
final class RestoreReport {

  private static final Goal RESTORE = new Goal.AtMost(10);
  private static final Goal START = new Goal.AtMost(20);

  private RestoreReport() {}

  /**
   * The table.
   *
   * @param changelogBytes of all changelogs on the broker at the end
   */
  static String of(List<Recovery> recoveries, long changelogBytes) {
    MarkdownTable table =
        new MarkdownTable("After SIGKILL", "median", "least", "greatest", "goal", "");
    addRow(table, "restoring the state", recoveries, Recovery::restoreSeconds, RESTORE);
    addRow(table, "process start to RUNNING", recoveries, Recovery::startSeconds, START);
    Recovery last = recoveries.get(recoveries.size() - 1);
    return String.format(
        Locale.ROOT,
        "%s%nThe last round restored %,d records; the changelogs take %,.1f MB on the broker. A goal"
            + " is met if every round meets it.%n",
        table.text(),
        last.restoration().records(),
        changelogBytes / 1e6);
  }

  private static void addRow(
      MarkdownTable table,
      String name,
      List<Recovery> recoveries,
      ToDoubleFunction<Recovery> seconds,
      Goal goal) {
    Sample sample = new Sample(recoveries.stream().mapToDouble(seconds).boxed().toList());
    table.row(
        name,
        seconds(sample.median()),
        seconds(sample.least()),
        seconds(sample.greatest()),
        goal.text("%.0f s"),
        goal.judgeWorst(sample).text());
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.1f s", value);
  }
}
