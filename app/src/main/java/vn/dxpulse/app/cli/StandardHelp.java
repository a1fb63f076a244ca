package vn.dxpulse.app.cli;

import picocli.CommandLine.Command;

/** Added to every command by {@link Cli}: {@code --help}, {@code --version} and the footer. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Each option can also be set by an environment variable: --rate-per-second by",
      "DXPULSE_RATE_PER_SECOND and so on; the command line wins."
    })
final class StandardHelp {}
