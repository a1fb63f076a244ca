package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What one command line gave. */
public record CommandRun(int status, String out, String err) {

  public static CommandRun of(String... arguments) {
    return with(Map.of(), arguments);
  }

  static CommandRun with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Cli cli = new Cli(environment, new PrintWriter(out, true), new PrintWriter(err, true));
    int status = cli.run(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }
}
