package vn.dxpulse.streams.alert.cases;

import java.nio.file.Path;
import java.util.List;
import vn.dxpulse.schemas.file.TextFile;
import vn.dxpulse.streams.alert.rule.AlertRules;

/**
 * Rules, and cases to try them by. Immutable.
 *
 * @param origin names the file in messages
 */
public record AlertCases(String origin, AlertRules rules, List<AlertCase> all) {

  public AlertCases {
    all = List.copyOf(all);
  }

  /**
   * Reads a file of cases and the rules that it names, relative to it; without a name they are the
   * shipped ones.
   *
   * @throws InvalidAlertCases if they cannot be used; lists every problem with file and line
   * @throws vn.dxpulse.streams.alert.rule.InvalidAlertRules if the rules cannot
   */
  public static AlertCases read(Path file) {
    return TextFile.read(
        file, InvalidAlertCases::new, (reader, origin) -> new CasesReader(file).read(reader));
  }

  /** Runs every case, each on a board of its own. */
  public List<Outcome> run() {
    return all.stream()
        .map(one -> new Outcome(one.name(), new CaseRun(origin, rules).of(one)))
        .toList();
  }

  /**
   * What came of a case.
   *
   * @param failures what was expected and not found, each with file and line; empty if all was
   */
  public record Outcome(String name, List<String> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }
  }
}
