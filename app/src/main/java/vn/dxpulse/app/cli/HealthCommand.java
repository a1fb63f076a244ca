package vn.dxpulse.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dxpulse health}: for container images, which have no HTTP client of their own. */
@Command(
    name = "health",
    description = {
      "Asks a running part on this machine whether it is ready.",
      "Exit code 0: it is; 3: it is not, or does not answer. For container health checks."
    })
final class HealthCommand implements Callable<ExitCode> {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  @Option(
      names = "--port",
      paramLabel = "N",
      required = true,
      description = "Port on which the part serves /readyz.")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    Ranges.check().atLeast(1, port, "--port").port(port, "--port").throwIfAny();
    URI ready = URI.create("http://127.0.0.1:" + port + "/readyz");
    PrintWriter err = spec.commandLine().getErr();
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(LIMIT).build();
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      if (status == 200) {
        return ExitCode.OK;
      }
      err.println("dxpulse health: " + ready + " answers " + status);
    } catch (IOException e) {
      err.println("dxpulse health: " + ready + " does not answer");
    }
    return ExitCode.FAILED;
  }
}
