package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.Optional;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/** One target for people, a line per property; properties that it does not have are left out. */
record TargetCard(TargetDefinition row, Optional<TargetStatus> status) {

  void print(PrintWriter out) {
    out.println(row.getTarget() + " " + row.getNameVi());
    line(out, "in English", row.getNameEn());
    line(out, "unit", row.getUnit());
    line(out, "KPI", row.getKpi() + ", window " + row.getWindow());
    line(out, "demand", TargetWords.demand(row) + " by " + row.getDeadline());
    line(out, "basis", row.getBasis());
    line(out, "universe", row.getUniverse() == null ? "" : row.getUniverse() + " units ranked");
    line(
        out,
        "baseline",
        TargetWords.baseline(
            row.getBaselineValue(), row.getBaselineDate(), row.getBaselineSource()));
    line(out, "trajectory", TargetWords.course(row));
    judging(out);
    succession(out);
    line(out, "worded", row.getWorded());
    line(out, "ambiguity", row.getAmbiguity());
    line(out, "source", row.getSource());
    line(out, "status", status.map(TargetCard::standing).orElse("not judged yet"));
    status.ifPresent(
        judged -> {
          line(out, "explanation", judged.getExplanationVi());
          line(out, "", judged.getExplanationEn());
        });
  }

  private void judging(PrintWriter out) {
    line(
        out,
        "tolerance",
        "on track from %s, at risk from %s of the progress expected"
            .formatted(
                TargetWords.cell(row.getOnTrackFrom()), TargetWords.cell(row.getAtRiskFrom())));
    line(
        out,
        "pace",
        "over %d and %d days".formatted(row.getPaceShortDays(), row.getPaceLongDays()));
    line(out, "data", "missing if older than " + row.getMaxAgeDays() + " days");
  }

  private void succession(PrintWriter out) {
    String rebaseline =
        TargetWords.baseline(
            row.getRebaselineValue(), row.getRebaselineDate(), row.getRebaselineSource());
    line(
        out,
        "succession",
        row.getSuccession() + (rebaseline.isEmpty() ? "" : " from " + rebaseline));
  }

  private static String standing(TargetStatus judged) {
    return judged.getStatus()
        + " ("
        + judged.getReason()
        + ")"
        + (judged.getProvisional() ? ", provisional" : "")
        + (judged.getLevelOnly() ? ", by level only" : "")
        + ", on "
        + judged.getDay();
  }

  private static void line(PrintWriter out, String property, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-12s%s%n", property, value);
    }
  }
}
