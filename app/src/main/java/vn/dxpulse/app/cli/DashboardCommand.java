package vn.dxpulse.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.dashboard.Dashboard;
import vn.dxpulse.dashboard.DashboardSettings;

/** {@code dxpulse dashboard}. */
@Command(
    name = "dashboard",
    description = {
      "Serves page, REST and event stream from the output topics until stopped.",
      "Prints one line when it listens: listening http://HOST:PORT"
    })
final class DashboardCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = DashboardSettings.DEFAULT_HOST,
      description =
          "Address to listen on; 0.0.0.0 for every interface (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    Ranges.check().port(port, "--port").throwIfAny();
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        Dashboard dashboard =
            Dashboard.start(connection.connection(), DashboardSettings.at(host, port))) {
      spec.commandLine().getOut().println("listening " + dashboard.address());
      stop.awaitUnless(List.of(dashboard::failure));
      return ExitCode.OK;
    }
  }
}
