package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import vn.dxpulse.streams.alert.rule.AlertRules;

/** Mixed into every command that needs to know when alerts are raised. */
final class AlertsOption {

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      description =
          "YAML file of alert rules that replaces the shipped one; form as in alerts.yaml.")
  private Optional<Path> alerts;

  /**
   * The rules that the option names.
   *
   * @throws vn.dxpulse.streams.alert.rule.InvalidAlertRules if the file cannot be used
   */
  AlertRules rules() {
    return alerts.map(AlertRules::read).orElseGet(AlertRules::shipped);
  }
}
