package vn.dxpulse.streams.alert.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dxpulse.streams.alert.AlertBoard;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** Runs a case on a board of its own. */
final class CaseRun {

  private final String origin;
  private final AlertRules rules;

  /**
   * @param origin names the file in failures
   */
  CaseRun(String origin, AlertRules rules) {
    this.origin = origin;
    this.rules = rules;
  }

  /** What is not as expected; one case may fail in several steps. */
  List<String> of(AlertCase one) {
    List<String> failures = new ArrayList<>();
    AlertBoard board = new AlertBoard(rules, true);
    board.begin(one.startMs());
    for (AlertCase.Step step : one.steps()) {
      board.advance(step.atMs());
      step.happening()
          .flatMap(happening -> happening.on(board, step.atMs()))
          .ifPresent(problem -> failures.add(failure(step.line(), step, problem)));
      for (Expected expected : step.expected()) {
        expected
            .difference(board.find(expected.alert()))
            .ifPresent(problem -> failures.add(failure(expected.line(), step, problem)));
      }
    }
    return failures;
  }

  private String failure(int line, AlertCase.Step step, String problem) {
    return "%s line %d: at %s (%s): %s"
        .formatted(origin, line, step.at(), Instant.ofEpochMilli(step.atMs()), problem);
  }
}
