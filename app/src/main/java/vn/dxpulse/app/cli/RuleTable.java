package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.dxpulse.streams.alert.rule.AlertRule;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.alert.rule.DurationText;
import vn.dxpulse.streams.alert.rule.Timing;

/** Alert rules for people, one a line. */
record RuleTable(AlertRules rules) {

  void print(PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("rule", "kind", "severity", "hold for", "clear for", "flapping", "escalate after"));
    rules.all().forEach(rule -> rows.add(cells(rule)));
    new TextTable(rows).print(out);
  }

  private static List<String> cells(AlertRule rule) {
    Timing timing = rule.timing();
    return List.of(
        rule.id(),
        rule.condition().kind().token(),
        rule.severity().token(),
        DurationText.of(timing.holdFor()),
        DurationText.of(timing.clearFor()),
        flapping(timing.flapping()),
        timing.escalateAfter().stream().map(DurationText::of).collect(Collectors.joining(", ")));
  }

  private static String flapping(Timing.Flapping flapping) {
    return flapping.equals(Timing.Flapping.NEVER)
        ? ""
        : "%dx in %s: clear for %dx"
            .formatted(
                flapping.firings(), DurationText.of(flapping.within()), flapping.clearTimes());
  }
}
