package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import vn.dxpulse.app.audit.AuditReport;
import vn.dxpulse.app.audit.Booked;

/** An {@link AuditReport} for people. */
final class AuditTable {

  private static final String ROW = "%-48s %12s %12s %12s %12s %12s %12s %12s%n";

  private AuditTable() {}

  static void print(AuditReport report, PrintWriter out) {
    out.printf(
        ROW,
        "topic",
        "read",
        "counted",
        "(anomalous)",
        "duplicate",
        "(conflict)",
        "late",
        "rejected");
    for (Map.Entry<String, Booked> topic : report.totals().entrySet()) {
      Booked of = topic.getValue();
      out.printf(
          ROW,
          topic.getKey(),
          of.read(),
          of.counted(),
          of.anomalous(),
          of.duplicate(),
          of.conflict(),
          of.late(),
          of.rejected());
    }
    report.mismatches().forEach(out::println);
    report
        .unread()
        .forEach((input, records) -> out.println(input + ": " + records + " not read yet"));
    out.println(verdict(report));
  }

  private static String verdict(AuditReport report) {
    if (report.addsUp()) {
      return "adds up: " + report.minutes() + " minutes of input partitions";
    }
    if (report.mismatches().isEmpty()) {
      return "the application is behind; wait longer with --wait";
    }
    return "does not add up: " + report.mismatches().size() + " mismatches";
  }
}
