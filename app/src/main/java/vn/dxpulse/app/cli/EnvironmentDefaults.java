package vn.dxpulse.app.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that are not on the command line: {@code --rate-per-second} is read from {@code
 * DXPULSE_RATE_PER_SECOND}, and so on. An empty variable counts as not set, as it is what compose
 * files pass on for an unset one.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null; // picocli: no default
    }
    String value = environment.get(variable(option));
    return value == null || value.isBlank() ? null : value;
  }

  static String variable(OptionSpec option) {
    String words = option.longestName().replaceFirst("^--", "").replace('-', '_');
    return "DXPULSE_" + words.toUpperCase(Locale.ROOT);
  }
}
