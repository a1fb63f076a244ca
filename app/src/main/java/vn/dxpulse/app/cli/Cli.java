package vn.dxpulse.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs one command line. */
public final class Cli {

  /** One width on every terminal, so that a help text can be compared and quoted. */
  private static final int HELP_WIDTH = 100;

  private final CommandLine commandLine;

  Cli(Map<String, String> environment, PrintWriter out, PrintWriter err) {
    FailureLines failures = new FailureLines();
    this.commandLine =
        new CommandLine(new DxPulseCommand())
            .setOut(out)
            .setErr(err)
            .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
            .setUsageHelpWidth(HELP_WIDTH)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setDefaultValueProvider(new EnvironmentDefaults(environment))
            .setParameterExceptionHandler(failures)
            .setExecutionExceptionHandler(failures)
            .setExecutionStrategy(Cli::runVerb);
    addHelp(commandLine);
  }

  /** With this process's environment and streams. */
  public static Cli onConsole() {
    return new Cli(System.getenv(), utf8(System.out), utf8(System.err));
  }

  /**
   * Parses and runs a command; returns when it is done.
   *
   * @return status for the process
   */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  /** The verbs and their options. */
  CommandLine verbs() {
    return commandLine;
  }

  private static void addHelp(CommandLine command) {
    command.addMixin("standardHelp", new StandardHelp());
    command.getSubcommands().values().forEach(Cli::addHelp);
  }

  /** A verb returns an {@link ExitCode}; help and version run no verb and are always fine. */
  private static int runVerb(ParseResult parsed) {
    new RunLast().execute(parsed);
    List<CommandLine> named = parsed.asCommandLineList();
    Object result = named.get(named.size() - 1).getExecutionResult();
    return (result instanceof ExitCode code ? code : ExitCode.OK).status();
  }

  /** Names of provinces are Vietnamese, whatever the locale of the shell. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
