package vn.dxpulse.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    return variable(variable(option)).orElse(null); // picocli: no default
  }

  /** Value of an environment variable that no option has, such as a secret. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  static String variable(OptionSpec option) {
    String words = option.longestName().replaceFirst("^--", "").replace('-', '_');
    return "DXPULSE_" + words.toUpperCase(Locale.ROOT);
  }
}
