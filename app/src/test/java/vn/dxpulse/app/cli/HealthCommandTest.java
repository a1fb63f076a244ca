package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCommandTest {

  private static final int NO_BODY = -1;

  private HttpServer part;
  private int status;

  @BeforeEach
  void start() throws IOException {
    part = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    part.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(status, NO_BODY);
          exchange.close();
        });
    part.start();
  }

  @AfterEach
  void stop() {
    part.stop(0);
  }

  @Test
  void isFineWhenThePartIsReady() {
    status = 200;

    assertThat(CommandRun.of("health", "--port=" + port()).status())
        .isEqualTo(ExitCode.OK.status());
  }

  @Test
  void failsWhenThePartIsNotReady() {
    status = 503;

    CommandRun run = CommandRun.of("health", "--port=" + port());

    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).hasLineCount(1).endsWith("/readyz answers 503\n");
  }

  @Test
  void failsWhenNobodyAnswers() {
    part.stop(0);

    CommandRun run = CommandRun.of("health", "--port=" + port());

    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).hasLineCount(1).endsWith("does not answer\n");
  }

  private int port() {
    return part.getAddress().getPort();
  }
}
