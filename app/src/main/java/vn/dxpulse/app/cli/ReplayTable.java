package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import vn.dxpulse.app.replay.KpiReplayPlan;
import vn.dxpulse.streams.topology.Recount;

/** Says what a replay of KPIs does: a line per topic, a line per KPI. */
record ReplayTable(PrintWriter out) {

  void print(KpiReplayPlan plan) {
    for (KpiReplayPlan.Source source : plan.sources()) {
      out.printf(
          "%s: %d partitions, %d offsets to read again, %s%n",
          source.topic().name(),
          source.ends().size(),
          source.size(),
          source
              .reach()
              .map(reach -> "every fact that arrived after " + reach)
              .orElse("every fact since the first"));
    }
    plan.gaps().forEach(gap -> out.println(line(plan, gap)));
    if (plan.gaps().isEmpty()) {
      out.println("every KPI counts since the first fact; nothing to do");
    } else if (plan.sources().isEmpty()) {
      out.println("older facts than those counted have been deleted; nothing to do");
    }
  }

  void done(KpiReplayPlan plan) {
    long filled = plan.gaps().stream().filter(gap -> plan.source(gap).isPresent()).count();
    if (filled > 0) {
      out.printf("filled %d KPIs; start dxpulse streams with the same --kpis%n", filled);
    }
  }

  private static String line(KpiReplayPlan plan, Recount.Gap gap) {
    String now = gap.kpi() + ": counts facts that arrived after " + gap.since();
    return plan.source(gap)
        .map(source -> now + "; then " + source.reach().map(Instant::toString).orElse("all"))
        .orElse(now + "; stays so");
  }
}
